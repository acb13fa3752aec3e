package dev.litmus.classifier.table;

/// What a file is by its first bytes.
enum FileKind {
  TEXT(""),
  GZIP(""),
  ZSTANDARD(
      "is packed with Zstandard, which the light reader cannot unpack; unpack it with: zstd -d"),
  PARQUET("is a Parquet file, which the light reader cannot read; the module litmus-data can"),
  ZIP("is a zip archive (perhaps .xlsx or .keras), not a table; save the table as .csv"),
  HDF5("is an HDF5 file (perhaps a model), not a table"),
  IMAGE("is a picture, not a table"),
  PDF("is a PDF document, not a table; save the table as .csv");

  private final String refusal;

  FileKind(String refusal) {
    this.refusal = refusal;
  }

  String refusal() {
    return refusal;
  }

  static FileKind of(byte[] first) {
    if (startsWith(first, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (startsWith(first, 0x28, 0xb5, 0x2f, 0xfd)) {
      return ZSTANDARD;
    }
    if (startsWith(first, 'P', 'A', 'R', '1')) {
      return PARQUET;
    }
    if (startsWith(first, 'P', 'K', 3, 4)) {
      return ZIP;
    }
    if (startsWith(first, 0x89, 'H', 'D', 'F')) {
      return HDF5;
    }
    if (startsWith(first, 0x89, 'P', 'N', 'G') || startsWith(first, 0xff, 0xd8, 0xff)) {
      return IMAGE;
    }
    return startsWith(first, '%', 'P', 'D', 'F') ? PDF : TEXT;
  }

  private static boolean startsWith(byte[] first, int... expected) {
    if (first.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((first[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
