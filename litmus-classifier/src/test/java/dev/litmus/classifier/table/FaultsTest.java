package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.ReadOptions.BadRows;
import dev.litmus.classifier.table.TargetOptions.Missing;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Faulty files of every kind: each is read, or refused for its own reason.
class FaultsTest {
  /// What becomes of a table up to its prepared training rows.
  private record Outcome(Table features, List<String> notices) {}

  private static Outcome prepare(Path file, ReadOptions options, Missing missing) {
    Table table = CsvReader.read(file, options);
    String name = table.has("y") ? "y" : table.names().getLast();
    TargetOptions targetOptions = TargetOptions.defaults().withColumn(name).withMissing(missing);
    Target target = TargetEncoder.fit(table, targetOptions).encode(table, targetOptions.missing());
    Table labelled = table.rows(target.rows());
    Split split = Split.of(target, SplitOptions.defaults());
    Table training = labelled.rows(split.train());
    Inference inference = TypeInference.infer(training, List.of(name), TypeOptions.defaults());
    Table features = inference.schema().apply(training);
    int[] labels =
        java.util.stream.IntStream.of(split.train()).map(i -> target.labels()[i]).toArray();
    List<String> notices =
        Stream.of(
                table.notices(),
                target.notices(),
                split.notices(),
                inference.notices(),
                LeakageCheck.notices(features, labels))
            .flatMap(List::stream)
            .map(Notice::code)
            .filter(code -> !code.equals("classes"))
            .distinct()
            .toList();
    return new Outcome(inference.schema().apply(labelled), notices);
  }

  /// A file that tools/make_faults.py wrote.
  private static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(FaultsTest.class.getResource("faults/ok.csv")).toURI())
          .resolveSibling(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Outcome prepare(String file) {
    return prepare(file(file), ReadOptions.defaults(), Missing.FEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bom.csv",
        "crlf.csv",
        "cr_only.csv",
        "blank_lines.csv",
        "quoted_numbers.csv",
        "spaces_after_comma.csv",
        "comment_line.csv",
        "trailing_comma.csv",
        "utf16.csv",
        "repeat_header_mid.csv",
        "euro_decimal_semicolon.csv",
        "euro_decimal_quoted.csv",
        "currency.csv",
        "target_1_2.csv",
        "target_-1_1.csv",
        "target_float_0.0_1.0.csv",
        "True_False.csv",
        "yes_no.csv",
        "mixed_case_yes.csv"
      })
  void harmlessFaultsChangeNothing(String file) {
    assertEquals(prepare("ok.csv").features, prepare(file).features);
  }

  @ParameterizedTest
  @CsvSource({
    "all_missing_col.csv,f0 f2,empty",
    "const_col.csv,f0 f2,constant",
    "dates.csv,f0 f1 f2 dt,",
    "id_column.csv,f0 f1 f2,identifier",
    "leading_zero_zip.csv,f0 f1 f2 zip,codes",
    "leak_copy_of_target.csv,f0 f1 f2 copy,leakage",
    "missing_tokens.csv,f0 f1 f2,missing",
    "one_text_in_numeric.csv,f0 f1 f2,bad-cells",
    "percent.csv,f0 f1 f2,number-style",
    "thousands.csv,f0 f1 f2,number-style",
    "mixed_case_yes.csv,f0 f1 f2,merged-labels",
    "repeat_header_mid.csv,f0 f1 f2,repeated-header",
    "trailing_comma.csv,f0 f1 f2,empty-column",
    "comment_line.csv,f0 f1 f2,comment",
    "int_overflow.csv,f1 f2,precision constant",
    "no_header.csv,c1 c2 c3,no-header",
    "embedded_newline.csv,f0 f1 f2 c,",
    "unicode.csv,größe_日本 f1 f2 c,"
  })
  void othersAreReadWithANotice(String file, String features, String notices) {
    Outcome outcome = prepare(file);
    assertEquals(features, String.join(" ", outcome.features.names()));
    // whether the one bad cell is among the training rows, the seed decides
    Set<String> found = new TreeSet<>(outcome.notices);
    found.addAll(outcome.features.notices().stream().map(Notice::code).toList());
    assertEquals(notices == null ? Set.of() : new TreeSet<>(List.of(notices.split(" "))), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "single_class.csv|target 'y' has one class ('1', 60 rows)",
        "one_row.csv|target 'y' has one class ('1', 1 row)",
        "nan_target.csv|target 'y' is missing in 10 of 60 rows (16.7%)",
        "all_nan_target.csv|target 'y' has no values in any of the 60 rows",
        "three_classes.csv|target 'y' has 3 classes: '0' (20), '1' (20), '2' (20)",
        "target_prob.csv|target 'y' holds probabilities",
        "target_text_num_mix.csv|target 'y' mixes numbers and words: '0' (30), '1' (17),"
            + " 'yes' (13)",
        "dup_headers.csv|dup_headers.csv: the header names 'f0' twice",
        "ragged_short.csv|ragged_short.csv:6 has 2 cells where the header names 4",
        "ragged_long.csv|ragged_long.csv:6 has 6 cells where the header names 4",
        "unclosed_quote.csv|unclosed_quote.csv:6: the quoted cell that opens here is never closed",
        "nul_byte.csv|nul_byte.csv:6 holds a NUL character",
        "inf_value.csv|inf_value.csv:5: column 'f0' holds inf",
        "1e400.csv|1e400.csv:5: column 'f0' holds 1e400",
        "1e300.csv|1e300.csv:5: column 'f0' holds 1e300",
        "latin1.csv|latin1.csv:2 is not UTF-8 (byte 0xE9)",
        "tiny_minority.csv|class '1' has only 1 of 60 rows",
        "empty_file.csv|empty_file.csv is empty",
        "header_only.csv|header_only.csv holds a header"
      })
  void theRestIsRefusedForItsReason(String file, String reason) {
    Path path = file(file);
    String refusal = Refusals.of(() -> prepare(path, ReadOptions.defaults(), Missing.FEW));
    assertTrue(refusal.contains(reason), refusal);
    assertEquals(1, refusal.lines().count());
  }

  @Test
  void badRowsAreSkippedWhenAsked() {
    ReadOptions skip = ReadOptions.defaults().withBadRows(BadRows.SKIP);
    Path file = file("ragged_short.csv");
    assertEquals(59, CsvReader.read(file, skip).rowCount());
    ReadOptions latin = ReadOptions.defaults().withEncoding(StandardCharsets.ISO_8859_1);
    Path cafes = file("latin1.csv");
    assertEquals("caf\u00e9", CsvReader.read(cafes, latin).column("c").text(0));
    Path missing = file("nan_target.csv");
    assertEquals(50, prepare(missing, ReadOptions.defaults(), Missing.DROP).features.rowCount());
  }

  @Test
  void everyFileIsLookedAt() throws IOException {
    Path folder = file("ok.csv").getParent();
    Set<String> known = new TreeSet<>();
    for (var method : FaultsTest.class.getDeclaredMethods()) {
      ValueSource values = method.getAnnotation(ValueSource.class);
      if (values != null) {
        known.addAll(List.of(values.strings()));
      }
      CsvSource rows = method.getAnnotation(CsvSource.class);
      if (rows != null) {
        for (String row : rows.value()) {
          known.add(row.split("[,|]")[0]);
        }
      }
    }
    known.addAll(List.of("ok.csv", "bom_target_first.csv"));
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> present =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".csv"))
              .collect(Collectors.toCollection(TreeSet::new));
      present.removeAll(known);
      assertEquals(Set.of(), present);
    }
  }

  @Test
  void aMarkBeforeTheTargetIsNoPartOfItsName() {
    Table table = CsvReader.read(file("bom_target_first.csv"));
    assertEquals(List.of("y", "f0", "f1"), table.names());
  }
}
