package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {
  @ParameterizedTest
  @CsvSource({
    "2024-02-29, MONTH_FIRST, 2024-02-29T00:00:00Z",
    "2024/2/9, DAY_FIRST, 2024-02-09T00:00:00Z",
    "29.02.2024, MONTH_FIRST, 2024-02-29T00:00:00Z",
    "2/29/2024, DAY_FIRST, 2024-02-29T00:00:00Z",
    "3/4/2024, DAY_FIRST, 2024-04-03T00:00:00Z",
    "3/4/2024, MONTH_FIRST, 2024-03-04T00:00:00Z",
    "3/4/24 9:05 PM, MONTH_FIRST, 2024-03-04T21:05:00Z",
    "3/4/69 12:05 AM, MONTH_FIRST, 1969-03-04T00:05:00Z",
    "2024-02-29T10:15:30.5, DAY_FIRST, 2024-02-29T10:15:30.500Z",
    "2024-02-29 10:15:30Z, DAY_FIRST, 2024-02-29T10:15:30Z",
    "2024-02-29T01:15+02:00, DAY_FIRST, 2024-02-28T23:15:00Z",
    "2024-02-29T10:15-0530, DAY_FIRST, 2024-02-29T15:45:00Z",
  })
  void reads(String cell, DateOrder order, String instant) {
    double expected = Instant.parse(instant).toEpochMilli() / 1000.0;
    assertTrue(DateText.isDate(cell));
    assertEquals(expected, DateText.seconds(cell, order));
  }

  @ParameterizedTest
  @CsvSource({"2023-02-29", "31.04.2024", "2024-13-01", "yesterday", "20240229", "1.5", "''"})
  void takesNoOthers(String cell) {
    assertTrue(Double.isNaN(DateText.seconds(cell, DateOrder.DAY_FIRST)), cell);
  }

  private static DateOrder order(List<Notice> notices, String... cells) {
    return DateConversion.order(TextColumn.of("when", cells), notices);
  }

  @Test
  void findsWhatComesFirst() {
    List<Notice> notices = new ArrayList<>();
    assertEquals(DateOrder.DAY_FIRST, order(notices, "1/2/2024", "13/2/2024"));
    assertEquals(DateOrder.MONTH_FIRST, order(notices, "1/2/2024", "", "2/13/2024"));
    assertEquals(DateOrder.MONTH_FIRST, order(notices, "2024-01-02"));
    assertEquals(List.of(), notices);

    assertEquals(DateOrder.MONTH_FIRST, order(notices, "1/2/2024"));
    assertEquals(DateOrder.DAY_FIRST, order(notices, "1.2.2024"));
    assertEquals(
        "column 'when': '1/2/2024' is read with the month first; no cell proves it",
        notices.getFirst().text());
    assertEquals(2, notices.size());
  }
}
