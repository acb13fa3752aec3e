package dev.litmus.nn.ops;

/// Arithmetic on float arrays: the few loops that decide how fast a network runs. Every
/// implementation gives, bit for bit, what [ScalarKernels] gives: it vectorises across outputs,
/// sums over the contracted index in ascending order with fused multiply-add, and never across
/// lanes but in the stated tree.
///
/// Matrices are row-major: element (i, j) of `a` stands at `a[aOffset + i * lda + j]`.
public interface Kernels extends ElementwiseKernels {
  /// A short name for logs and `doctor`, such as `scalar` or `vector (16 lanes)`.
  String name();

  /// C = A B, or C += A B when `accumulate` (the sum then continues from C): C is (m, n), A is (m,
  /// k), B is (k, n).
  void matmul(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate);

  /// C = A B^T, or C += A B^T when `accumulate`: C is (m, n), A is (m, k), B is (n, k).
  void matmulTransposedB(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate);

  /// C = A^T B, or C += A^T B when `accumulate`: C is (m, n), A is (k, m), B is (k, n).
  void matmulTransposedA(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate);

  /// C = A B, or C += A B when `accumulate`, where B is laid out by [Panels].
  void matmulPanels(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] panels,
      int panelsOffset,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate);

  /// C = A B, where element (i, p) of A stands at `a[aOffset + i * aRow + places[p]]` and B is laid
  /// out by [Panels].
  void matmulAt(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] places,
      float[] panels,
      int panelsOffset,
      float[] c,
      int cOffset,
      int ldc);

  /// C += A B for rows `first` to `last` of A, where element (i, p) of A stands at `a[aOffset +
  /// places[i] + p * aColumn]`; C begins with row `first`.
  void addMatmulAt(
      int first,
      int last,
      int n,
      int k,
      float[] a,
      int aOffset,
      int[] places,
      int aColumn,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc);

  /// y[i, c] = the largest of x[xOffset + i * xRow + places[t] + c] over t, by [Math#max], for `m`
  /// rows of `channels`.
  void maxAt(
      int m, int channels, float[] x, int xOffset, int xRow, int[] places, float[] y, int yOffset);

  /// Adds each dy[i, c] to dx at the first of the places of [#maxAt] at which x equals y[i, c]; dx
  /// is laid out like x, dy like y.
  void maxGradientAt(
      int m,
      int channels,
      float[] x,
      float[] dx,
      int xOffset,
      int xRow,
      int[] places,
      float[] y,
      float[] dy,
      int yOffset);

  /// See [#affineColumnsGradients].
  int ROOM_OF_COLUMNS = 9 * 16;

  /// y[i, c] = relu of the largest, over q, of
  ///
  ///     bias[c] + sum over p of a[aOffset + i * aRow + windows[q] + places[p]] B[p, c]
  ///
  /// for `m` rows of `n` columns; B of k rows is laid out by [Panels], `bias` filled up to whole
  /// panels. NaN is larger than any. `which[i, c]` is the first q of the largest, -1 where relu
  /// makes 0 of it; it is laid out like y.
  void convolveMax(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] windows,
      int[] places,
      float[] panels,
      int panelsOffset,
      float[] bias,
      float[] y,
      float[] which,
      int yOffset);

  /// The derivative of [#convolveMax] before the products: `dx[dxOffset + i * dxRow + places[q] +
  /// c]` becomes dy[i, c] where q is which[i, c], else 0. Adds to sums[c] the dy[i, c] that went
  /// anywhere, i ascending.
  void spreadMax(
      int m,
      int n,
      float[] which,
      float[] dy,
      int yOffset,
      float[] dx,
      int dxOffset,
      int dxRow,
      int[] places,
      float[] sums,
      int sumsOffset);

  /// y = x W + b with a column of `rows` numbers, a multiple of 32, for each feature and each unit:
  /// feature i of row r stands at `x[i * rows + r]`, unit j at `y[j * rows + r]`. W is (features,
  /// units); b may be empty.
  void affineColumns(
      int rows, int features, int units, float[] x, float[] w, float[] bias, float[] y);

  /// dx = dy W^T in columns, as in [#affineColumns].
  void affineColumnsBack(int rows, int features, int units, float[] dy, float[] w, float[] dx);

  /// dW = x^T dy and db = the sum of dy over rows, ascending, in columns, as in [#affineColumns]; W
  /// is (features, units), neither more than 32, b may be empty. `byRow` is room for
  /// [#ROOM_OF_COLUMNS] numbers and 32 a row.
  void affineColumnsGradients(
      int rows,
      int features,
      int units,
      float[] x,
      float[] dy,
      float[] byRow,
      float[] dw,
      float[] db);

  /// The cross-entropy of labels y on logits z, and its slope:
  ///
  ///     value = max(z, 0) - z y + ln(1 + e^-|z|)
  ///     slope = sigmoid(z) - y
  ///
  /// for n elements from the first of each array.
  void logisticLoss(float[] y, float[] z, float[] value, float[] slope, int n);

  /// x[i, j] += bias[j] for `rows` rows of `units`.
  void addBias(float[] x, int offset, int rows, int units, float[] bias);

  /// x[i, j] = max(x[i, j] + bias[j], 0), by [Math#max], laid out as in [#addBias].
  void addBiasRelu(float[] x, int offset, int rows, int units, float[] bias);

  /// out[j] = sum over i of x[i, j], i ascending; with stride `units` between rows.
  void sumRows(float[] x, int offset, int rows, int units, float[] out, int outOffset);

  /// The sum of n elements: lane l of 16 adds elements l, l + 16, ... in order, then lanes are
  /// added in the fixed tree (l, l + 8), (l, l + 4), (l, l + 2), (l, l + 1).
  float sum(float[] x, int offset, int n);
}
