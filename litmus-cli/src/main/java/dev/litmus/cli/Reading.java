package dev.litmus.cli;

import dev.litmus.classifier.table.ColumnSpec;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.ReadOptions.BadRows;
import dev.litmus.classifier.table.ReadOptions.Header;
import dev.litmus.classifier.table.Schema;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of every verb that reads a table: how its text is spelled.
final class Reading {
  @Option(
      names = "--no-header",
      description = "The first line holds data; columns are then named c1, c2, ...")
  boolean noHeader;

  @Option(
      names = "--delimiter",
      paramLabel = "CHARACTER",
      description = "What separates cells, a character or 'tab'. Default: found by looking.")
  Optional<String> delimiter = Optional.empty();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The character set, such as latin1. Default: UTF-8, or UTF-16 by its mark.")
  Optional<String> encoding = Optional.empty();

  @Option(
      names = "--bad-rows",
      paramLabel = "fail|skip",
      description = "What to do with rows of another width. Default: fail.")
  BadRows badRows = BadRows.FAIL;

  @Option(
      names = "--max-bad",
      paramLabel = "SHARE",
      description = "With --bad-rows skip: the largest share that is let pass. Default: 1%%.")
  Optional<String> maxBad = Optional.empty();

  @Option(
      names = "--dedupe",
      description = "Numbers a column name that comes twice instead of refusing it.")
  boolean dedupe;

  @Option(
      names = "--max-unpacked",
      paramLabel = "SIZE",
      description =
          "How much a .gz file may unpack to, such as 2GB. Default: 200 times its size, or 64MB.")
  Optional<String> maxUnpacked = Optional.empty();

  @Option(
      names = "--download",
      description = "Lets sample:banknote be downloaded from its makers (46 KB).")
  boolean download;

  @Mixin final Querying querying = new Querying();

  /// The source of tables by these options.
  Data source(Session session) {
    return new Data(session.in(), options(), download, querying);
  }

  /// The same, where the columns' names are known from a model.
  Data source(Session session, Schema schema) {
    List<String> names = schema.columns().stream().map(ColumnSpec::name).toList();
    return new Data(session.in(), options().withExpectedNames(names), download, querying);
  }

  private ReadOptions options() {
    ReadOptions options =
        ReadOptions.defaults()
            .withHeader(noHeader ? Header.ABSENT : Header.AUTO)
            .withBadRows(badRows)
            .withDedupe(dedupe);
    if (delimiter.isPresent()) {
      options = options.withDelimiter(character(delimiter.get()));
    }
    if (encoding.isPresent()) {
      options = options.withEncoding(charset(encoding.get()));
    }
    if (maxUnpacked.isPresent()) {
      options = options.withMaxUnpacked(ByteSize.parse("--max-unpacked", maxUnpacked.get()));
    }
    return maxBad.isPresent() ? options.withMaxBad(share(maxBad.get())) : options;
  }

  private static char character(String text) {
    if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1) {
      throw new IllegalArgumentException(
          "--delimiter must be one character or 'tab'; found '%s'".formatted(text));
    }
    return text.charAt(0);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "--encoding '%s' is not known; for example UTF-8, UTF-16, latin1 and windows-1252 are"
              .formatted(name),
          e);
    }
  }

  /// A share as `1%` or `0.01`.
  private static double share(String text) {
    boolean percent = text.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      return percent ? number / 100 : number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--max-bad must be a share such as 1%% or 0.01; found '%s'".formatted(text), e);
    }
  }
}
