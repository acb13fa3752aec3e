package dev.litmus.classifier.table;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How text files are read. [#defaults] finds everything by looking; each `with` sets one thing.
///
/// @param header whether the first line holds the names; found by looking unless said
/// @param delimiter what separates cells; found among `,` `;` TAB and `|` unless said
/// @param encoding the character set; UTF-8 unless said or a byte order mark tells UTF-16
/// @param badRows what to do with rows that have too few or too many cells
/// @param maxBad with [BadRows#SKIP]: the largest share of bad rows that is let pass, rounded up to
///   whole rows, so that a single bad row always is
/// @param dedupe whether a name that comes twice is given a number (`f0`, `f0_2`) instead of
///   refused
/// @param expectedNames names that a header would hold, known from a model; they help to find it
/// @param maxUnpacked how many bytes a gzip file may unpack to; 200 times its size, or 64 MB when
///   that is more, unless said
public record ReadOptions(
    Header header,
    Optional<Character> delimiter,
    Optional<Charset> encoding,
    BadRows badRows,
    double maxBad,
    boolean dedupe,
    List<String> expectedNames,
    OptionalLong maxUnpacked) {

  /// Whether a file starts with the names of its columns.
  public enum Header {
    /// Found by looking.
    AUTO,
    /// The first line holds the names.
    PRESENT,
    /// The first line holds data; the columns are named `c1`, `c2`, ...
    ABSENT
  }

  /// What to do with rows that have too few or too many cells.
  public enum BadRows {
    /// Refuse the file, naming the line.
    FAIL,
    /// Leave the rows out and say so.
    SKIP
  }

  /// Checks the share and copies the names.
  public ReadOptions {
    if (!(maxBad >= 0 && maxBad <= 1)) {
      throw new IllegalArgumentException("max-bad must be a share from 0% to 100%, not " + maxBad);
    }
    if (maxUnpacked.isPresent() && maxUnpacked.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "max-unpacked must be at least 1 byte, not " + maxUnpacked.getAsLong());
    }
    expectedNames = List.copyOf(expectedNames);
  }

  /// Everything found by looking; bad rows refused; at most 1 % bad rows once they are skipped.
  public static ReadOptions defaults() {
    return new ReadOptions(
        Header.AUTO,
        Optional.empty(),
        Optional.empty(),
        BadRows.FAIL,
        0.01,
        false,
        List.of(),
        OptionalLong.empty());
  }

  /// With or without a header.
  public ReadOptions withHeader(Header newHeader) {
    return new ReadOptions(
        newHeader, delimiter, encoding, badRows, maxBad, dedupe, expectedNames, maxUnpacked);
  }

  /// With this delimiter.
  public ReadOptions withDelimiter(char newDelimiter) {
    return new ReadOptions(
        header,
        Optional.of(newDelimiter),
        encoding,
        badRows,
        maxBad,
        dedupe,
        expectedNames,
        maxUnpacked);
  }

  /// With this character set.
  public ReadOptions withEncoding(Charset newEncoding) {
    return new ReadOptions(
        header,
        delimiter,
        Optional.of(newEncoding),
        badRows,
        maxBad,
        dedupe,
        expectedNames,
        maxUnpacked);
  }

  /// With bad rows refused or skipped.
  public ReadOptions withBadRows(BadRows newBadRows) {
    return new ReadOptions(
        header, delimiter, encoding, newBadRows, maxBad, dedupe, expectedNames, maxUnpacked);
  }

  /// With this largest share of skipped rows, from 0 to 1.
  public ReadOptions withMaxBad(double newMaxBad) {
    return new ReadOptions(
        header, delimiter, encoding, badRows, newMaxBad, dedupe, expectedNames, maxUnpacked);
  }

  /// With repeated names numbered or refused.
  public ReadOptions withDedupe(boolean newDedupe) {
    return new ReadOptions(
        header, delimiter, encoding, badRows, maxBad, newDedupe, expectedNames, maxUnpacked);
  }

  /// With names that a header would hold.
  public ReadOptions withExpectedNames(List<String> newExpectedNames) {
    return new ReadOptions(
        header, delimiter, encoding, badRows, maxBad, dedupe, newExpectedNames, maxUnpacked);
  }

  /// With this most bytes that a gzip file may unpack to.
  public ReadOptions withMaxUnpacked(long bytes) {
    return new ReadOptions(
        header,
        delimiter,
        encoding,
        badRows,
        maxBad,
        dedupe,
        expectedNames,
        OptionalLong.of(bytes));
  }
}
