package dev.litmus.keras;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Numpy's `.npz` files, arrays by name, of which those of float32 are read.
record Npz(Map<String, Tensor> arrays) {
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

  static Npz read(Path file) throws IOException {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readAllBytes();
        if (header(bytes).contains("'<f4'")) {
          arrays.put(entry.getName().replace(".npy", ""), array(bytes));
        }
      }
    }
    return new Npz(arrays);
  }

  /// The array of that name.
  Tensor get(String name) {
    Tensor array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no array '%s' in %s".formatted(name, arrays.keySet()));
    }
    return array;
  }

  /// The array of a `.npy` file.
  static Tensor readArray(Path file) throws IOException {
    return array(Files.readAllBytes(file));
  }

  private static String header(byte[] npy) {
    return new String(npy, 10, headerLength(npy), StandardCharsets.US_ASCII);
  }

  private static int headerLength(byte[] npy) {
    return ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
  }

  private static Tensor array(byte[] npy) {
    String header = header(npy);
    Matcher shape = SHAPE.matcher(header);
    if (!header.contains("'<f4'") || !header.contains("'fortran_order': False") || !shape.find()) {
      throw new IllegalArgumentException("not an array of float32 in C order: " + header);
    }
    int[] dims =
        Arrays.stream(shape.group(1).split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    int start = 10 + headerLength(npy);
    float[] data = new float[(npy.length - start) / Float.BYTES];
    ByteBuffer.wrap(npy, start, npy.length - start)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(data);
    return Tensor.of(data, DType.FLOAT32, Shape.of(dims));
  }
}
