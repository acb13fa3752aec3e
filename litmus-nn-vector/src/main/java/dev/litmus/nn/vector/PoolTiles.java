package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.NE;

import dev.litmus.nn.ops.Panels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Convolution, relu and the largest of four places in registers: see
/// [dev.litmus.nn.ops.Kernels#convolveMax]. A window's four products stay there until the largest
/// is known.
///
/// The sums are variables, as in [Tiles].
final class PoolTiles {
  private PoolTiles() {}

  /// Two windows by two vectors.
  static void two(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] windows,
      int[] places,
      float[] b,
      int bAt,
      float[] bias,
      int biasAt,
      float[] y,
      float[] which,
      int to,
      int row) {
    int a0 = aAt + windows[0];
    int a1 = aAt + windows[1];
    int a2 = aAt + windows[2];
    int a3 = aAt + windows[3];
    FloatVector s000 = FloatVector.zero(FLOATS);
    FloatVector s001 = FloatVector.zero(FLOATS);
    FloatVector s010 = FloatVector.zero(FLOATS);
    FloatVector s011 = FloatVector.zero(FLOATS);
    FloatVector s020 = FloatVector.zero(FLOATS);
    FloatVector s021 = FloatVector.zero(FLOATS);
    FloatVector s030 = FloatVector.zero(FLOATS);
    FloatVector s031 = FloatVector.zero(FLOATS);
    FloatVector s100 = FloatVector.zero(FLOATS);
    FloatVector s101 = FloatVector.zero(FLOATS);
    FloatVector s110 = FloatVector.zero(FLOATS);
    FloatVector s111 = FloatVector.zero(FLOATS);
    FloatVector s120 = FloatVector.zero(FLOATS);
    FloatVector s121 = FloatVector.zero(FLOATS);
    FloatVector s130 = FloatVector.zero(FLOATS);
    FloatVector s131 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int place = places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + place]);
      s000 = b0.fma(factor, s000);
      s001 = b1.fma(factor, s001);
      factor = FloatVector.broadcast(FLOATS, a[a1 + place]);
      s010 = b0.fma(factor, s010);
      s011 = b1.fma(factor, s011);
      factor = FloatVector.broadcast(FLOATS, a[a2 + place]);
      s020 = b0.fma(factor, s020);
      s021 = b1.fma(factor, s021);
      factor = FloatVector.broadcast(FLOATS, a[a3 + place]);
      s030 = b0.fma(factor, s030);
      s031 = b1.fma(factor, s031);
      factor = FloatVector.broadcast(FLOATS, a[a0 + place + aRow]);
      s100 = b0.fma(factor, s100);
      s101 = b1.fma(factor, s101);
      factor = FloatVector.broadcast(FLOATS, a[a1 + place + aRow]);
      s110 = b0.fma(factor, s110);
      s111 = b1.fma(factor, s111);
      factor = FloatVector.broadcast(FLOATS, a[a2 + place + aRow]);
      s120 = b0.fma(factor, s120);
      s121 = b1.fma(factor, s121);
      factor = FloatVector.broadcast(FLOATS, a[a3 + place + aRow]);
      s130 = b0.fma(factor, s130);
      s131 = b1.fma(factor, s131);
    }
    FloatVector shift00 = FloatVector.fromArray(FLOATS, bias, biasAt);
    FloatVector best00 = s000.add(shift00);
    FloatVector first00 = FloatVector.broadcast(FLOATS, 0f);
    FloatVector next001 = s010.add(shift00);
    VectorMask<Float> more001 = next001.compare(GT, best00).or(next001.compare(NE, next001));
    best00 = best00.blend(next001, more001);
    first00 = first00.blend(1f, more001);
    FloatVector next002 = s020.add(shift00);
    VectorMask<Float> more002 = next002.compare(GT, best00).or(next002.compare(NE, next002));
    best00 = best00.blend(next002, more002);
    first00 = first00.blend(2f, more002);
    FloatVector next003 = s030.add(shift00);
    VectorMask<Float> more003 = next003.compare(GT, best00).or(next003.compare(NE, next003));
    best00 = best00.blend(next003, more003);
    first00 = first00.blend(3f, more003);
    VectorMask<Float> off00 = best00.compare(LE, 0f);
    best00.blend(0f, off00).intoArray(y, to);
    first00.blend(-1f, off00).intoArray(which, to);
    FloatVector shift01 = FloatVector.fromArray(FLOATS, bias, biasAt + COUNT);
    FloatVector best01 = s001.add(shift01);
    FloatVector first01 = FloatVector.broadcast(FLOATS, 0f);
    FloatVector next011 = s011.add(shift01);
    VectorMask<Float> more011 = next011.compare(GT, best01).or(next011.compare(NE, next011));
    best01 = best01.blend(next011, more011);
    first01 = first01.blend(1f, more011);
    FloatVector next012 = s021.add(shift01);
    VectorMask<Float> more012 = next012.compare(GT, best01).or(next012.compare(NE, next012));
    best01 = best01.blend(next012, more012);
    first01 = first01.blend(2f, more012);
    FloatVector next013 = s031.add(shift01);
    VectorMask<Float> more013 = next013.compare(GT, best01).or(next013.compare(NE, next013));
    best01 = best01.blend(next013, more013);
    first01 = first01.blend(3f, more013);
    VectorMask<Float> off01 = best01.compare(LE, 0f);
    best01.blend(0f, off01).intoArray(y, to + COUNT);
    first01.blend(-1f, off01).intoArray(which, to + COUNT);
    FloatVector shift10 = FloatVector.fromArray(FLOATS, bias, biasAt);
    FloatVector best10 = s100.add(shift10);
    FloatVector first10 = FloatVector.broadcast(FLOATS, 0f);
    FloatVector next101 = s110.add(shift10);
    VectorMask<Float> more101 = next101.compare(GT, best10).or(next101.compare(NE, next101));
    best10 = best10.blend(next101, more101);
    first10 = first10.blend(1f, more101);
    FloatVector next102 = s120.add(shift10);
    VectorMask<Float> more102 = next102.compare(GT, best10).or(next102.compare(NE, next102));
    best10 = best10.blend(next102, more102);
    first10 = first10.blend(2f, more102);
    FloatVector next103 = s130.add(shift10);
    VectorMask<Float> more103 = next103.compare(GT, best10).or(next103.compare(NE, next103));
    best10 = best10.blend(next103, more103);
    first10 = first10.blend(3f, more103);
    VectorMask<Float> off10 = best10.compare(LE, 0f);
    best10.blend(0f, off10).intoArray(y, to + row);
    first10.blend(-1f, off10).intoArray(which, to + row);
    FloatVector shift11 = FloatVector.fromArray(FLOATS, bias, biasAt + COUNT);
    FloatVector best11 = s101.add(shift11);
    FloatVector first11 = FloatVector.broadcast(FLOATS, 0f);
    FloatVector next111 = s111.add(shift11);
    VectorMask<Float> more111 = next111.compare(GT, best11).or(next111.compare(NE, next111));
    best11 = best11.blend(next111, more111);
    first11 = first11.blend(1f, more111);
    FloatVector next112 = s121.add(shift11);
    VectorMask<Float> more112 = next112.compare(GT, best11).or(next112.compare(NE, next112));
    best11 = best11.blend(next112, more112);
    first11 = first11.blend(2f, more112);
    FloatVector next113 = s131.add(shift11);
    VectorMask<Float> more113 = next113.compare(GT, best11).or(next113.compare(NE, next113));
    best11 = best11.blend(next113, more113);
    first11 = first11.blend(3f, more113);
    VectorMask<Float> off11 = best11.compare(LE, 0f);
    best11.blend(0f, off11).intoArray(y, to + row + COUNT);
    first11.blend(-1f, off11).intoArray(which, to + row + COUNT);
  }

  /// One window by two vectors.
  static void one(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] windows,
      int[] places,
      float[] b,
      int bAt,
      float[] bias,
      int biasAt,
      float[] y,
      float[] which,
      int to,
      int row) {
    int a0 = aAt + windows[0];
    int a1 = aAt + windows[1];
    int a2 = aAt + windows[2];
    int a3 = aAt + windows[3];
    FloatVector s000 = FloatVector.zero(FLOATS);
    FloatVector s001 = FloatVector.zero(FLOATS);
    FloatVector s010 = FloatVector.zero(FLOATS);
    FloatVector s011 = FloatVector.zero(FLOATS);
    FloatVector s020 = FloatVector.zero(FLOATS);
    FloatVector s021 = FloatVector.zero(FLOATS);
    FloatVector s030 = FloatVector.zero(FLOATS);
    FloatVector s031 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int place = places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + place]);
      s000 = b0.fma(factor, s000);
      s001 = b1.fma(factor, s001);
      factor = FloatVector.broadcast(FLOATS, a[a1 + place]);
      s010 = b0.fma(factor, s010);
      s011 = b1.fma(factor, s011);
      factor = FloatVector.broadcast(FLOATS, a[a2 + place]);
      s020 = b0.fma(factor, s020);
      s021 = b1.fma(factor, s021);
      factor = FloatVector.broadcast(FLOATS, a[a3 + place]);
      s030 = b0.fma(factor, s030);
      s031 = b1.fma(factor, s031);
    }
    FloatVector shift00 = FloatVector.fromArray(FLOATS, bias, biasAt);
    FloatVector best00 = s000.add(shift00);
    FloatVector first00 = FloatVector.broadcast(FLOATS, 0f);
    FloatVector next001 = s010.add(shift00);
    VectorMask<Float> more001 = next001.compare(GT, best00).or(next001.compare(NE, next001));
    best00 = best00.blend(next001, more001);
    first00 = first00.blend(1f, more001);
    FloatVector next002 = s020.add(shift00);
    VectorMask<Float> more002 = next002.compare(GT, best00).or(next002.compare(NE, next002));
    best00 = best00.blend(next002, more002);
    first00 = first00.blend(2f, more002);
    FloatVector next003 = s030.add(shift00);
    VectorMask<Float> more003 = next003.compare(GT, best00).or(next003.compare(NE, next003));
    best00 = best00.blend(next003, more003);
    first00 = first00.blend(3f, more003);
    VectorMask<Float> off00 = best00.compare(LE, 0f);
    best00.blend(0f, off00).intoArray(y, to);
    first00.blend(-1f, off00).intoArray(which, to);
    FloatVector shift01 = FloatVector.fromArray(FLOATS, bias, biasAt + COUNT);
    FloatVector best01 = s001.add(shift01);
    FloatVector first01 = FloatVector.broadcast(FLOATS, 0f);
    FloatVector next011 = s011.add(shift01);
    VectorMask<Float> more011 = next011.compare(GT, best01).or(next011.compare(NE, next011));
    best01 = best01.blend(next011, more011);
    first01 = first01.blend(1f, more011);
    FloatVector next012 = s021.add(shift01);
    VectorMask<Float> more012 = next012.compare(GT, best01).or(next012.compare(NE, next012));
    best01 = best01.blend(next012, more012);
    first01 = first01.blend(2f, more012);
    FloatVector next013 = s031.add(shift01);
    VectorMask<Float> more013 = next013.compare(GT, best01).or(next013.compare(NE, next013));
    best01 = best01.blend(next013, more013);
    first01 = first01.blend(3f, more013);
    VectorMask<Float> off01 = best01.compare(LE, 0f);
    best01.blend(0f, off01).intoArray(y, to + COUNT);
    first01.blend(-1f, off01).intoArray(which, to + COUNT);
  }
}
