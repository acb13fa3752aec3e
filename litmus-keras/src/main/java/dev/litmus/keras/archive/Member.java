package dev.litmus.keras.archive;

/// A member as the central directory describes it.
///
/// @param localOffset where its local header begins
record Member(
    String name, int flags, int method, int crc, long storedSize, long size, long localOffset) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int SIZES_FOLLOW_FLAG = 8;

  /// Whether sizes and checksum stand behind the data instead of in the local header.
  boolean sizesFollow() {
    return (flags & SIZES_FOLLOW_FLAG) != 0;
  }

  boolean isFolder() {
    return name.endsWith("/");
  }
}
