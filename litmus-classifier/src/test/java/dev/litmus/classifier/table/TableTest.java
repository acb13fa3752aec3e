package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table =
      Table.of(
          List.of(
              NumberColumn.of("age", 22, 38, Double.NaN),
              TextColumn.of("job", " cook ", "", "nurse")));

  @Test
  void textCellsLoseTheBlanksAroundThem() {
    assertArrayEquals(
        new String[] {"cook", "", "nurse"}, ((TextColumn) table.column("job")).toStrings());
    assertTrue(table.column("job").isBlank(1));
    assertTrue(table.column("age").isBlank(2));
    assertEquals("22", table.column("age").text(0));
    assertEquals("", table.column("age").text(2));
  }

  @Test
  void rowsAreChosenInTheOrderGivenAndKeepTheirPlace() {
    Table chosen = table.rows(new int[] {2, 0, 2});
    assertArrayEquals(
        new String[] {"nurse", "cook", "nurse"}, ((TextColumn) chosen.column("job")).toStrings());
    assertEquals("row 3", chosen.place(0));
    assertEquals("row 1", chosen.place(1));
    assertEquals(table.rows(1, 3), table.rows(new int[] {1, 2}));
  }

  @Test
  void columnsAreChosenReplacedAndLeftOut() {
    assertEquals(List.of("job", "age"), table.select("job", "age").names());
    assertEquals(List.of("job"), table.without("age").names());
    assertEquals("7", table.with(NumberColumn.of("age", 7, 8, 9)).column("age").text(0));
    assertEquals(List.of("age", "job", "new"), table.with(NumberColumn.of("new", 7, 8, 9)).names());
  }

  @Test
  void anUnknownColumnIsRefusedWithTheNearestName() {
    String e = Refusals.of(() -> table.column("Age"));
    assertEquals("there is no column 'Age'; did you mean 'age'?", e);
    e = Refusals.of(() -> table.column("height"));
    assertEquals("there is no column 'height'; there are 'age', 'job'", e);
  }

  @Test
  void aUserNamesColumnsByNameOrByNumberFromOne() {
    assertEquals("job", table.nameOf(" job "));
    assertEquals("age", table.nameOf("1"));
    assertEquals("1", table.with(NumberColumn.of("1", 0, 0, 0)).nameOf("1"));
    String e = Refusals.of(() -> table.nameOf("3"));
    assertEquals("there is no column 3; columns are numbered from 1 to 2", e);
  }

  @Test
  void namesMustDifferAndLengthsAgree() {
    String e =
        Refusals.of(() -> Table.of(List.of(NumberColumn.of("a", 1), NumberColumn.of("a", 2))));
    assertEquals("two columns are named 'a'; names must differ", e);
    e = Refusals.of(() -> Table.of(List.of(NumberColumn.of("a", 1), NumberColumn.of("b", 2, 3))));
    assertEquals("column 'b' has 2 rows where 'a' has 1; all columns need the same number", e);
  }

  @Test
  void equalityLooksAtNamesStorageAndCells() {
    assertEquals(table, table.rows(0, 3));
    assertEquals(table.hashCode(), table.rows(0, 3).hashCode());
    assertNotEquals(table, table.rows(0, 2));
    assertNotEquals(table, table.select("job", "age"));
    assertNotEquals(
        Table.of(List.of(NumberColumn.of("a", 1))), Table.of(List.of(TextColumn.of("a", "1"))));
  }

  @Test
  void tablesAreJoinedByColumnName() {
    Table more = Table.of(List.of(TextColumn.of("job", "baker"), TextColumn.of("age", "old")));
    Table joined = table.followedBy(more);
    assertEquals(4, joined.rowCount());
    assertEquals("22", joined.column("age").text(0));
    assertEquals("old", joined.column("age").text(3));
    assertEquals("baker", joined.column("job").text(3));
    String e = Refusals.of(() -> table.followedBy(table.select("age")));
    assertEquals(
        "tables with different columns cannot be joined: the one from row 1 has 'age', 'job', the"
            + " one from row 1 has 'age'",
        e);
  }

  @Test
  void mapsOfArraysAndListsMakeColumns() {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("ints", new int[] {1, 2});
    cells.put("doubles", List.of(0.5, 1.5));
    cells.put("mixed", Arrays.asList(1, null));
    cells.put("words", new String[] {"a", "b"});
    cells.put("flags", new boolean[] {true, false});
    Table made = Table.of(cells);
    assertEquals(List.of("ints", "doubles", "mixed", "words", "flags"), made.names());
    assertEquals(NumberColumn.of("ints", 1, 2), made.column("ints"));
    assertEquals(NumberColumn.of("mixed", 1, Double.NaN), made.column("mixed"));
    assertEquals(TextColumn.of("flags", "true", "false"), made.column("flags"));
  }

  @Test
  void rowsOfMapsMayLackNames() {
    Table made = Table.ofRows(List.of(Map.of("a", 1), Map.of("a", 2, "b", "x")));
    assertEquals(NumberColumn.of("a", 1, 2), made.column("a"));
    assertEquals(TextColumn.of("b", "", "x"), made.column("b"));
  }

  record Passenger(String name, double age, boolean survived) {}

  @Test
  void recordsMakeAColumnForEachComponent() {
    Table made =
        Table.ofRecords(List.of(new Passenger("Ann", 31, true), new Passenger("Bob", 4.5, false)));
    assertEquals(
        Table.of(
            List.of(
                TextColumn.of("name", "Ann", "Bob"),
                NumberColumn.of("age", 31, 4.5),
                TextColumn.of("survived", "true", "false"))),
        made);
  }

  @Test
  void matricesNeedANameForEachColumn() {
    Table made = Table.of(new float[][] {{1, 2}, {3, Float.NaN}}, "a", "b");
    assertEquals(NumberColumn.of("b", 2, Double.NaN), made.column("b"));
    assertArrayEquals(new float[] {1, 3}, ((NumberColumn) made.column("a")).toFloats());
    String e = Refusals.of(() -> Table.of(new double[][] {{1, 2}}, "a"));
    assertEquals("row 1 has 2 values where 1 names were given", e);
  }

  @Test
  void numbersHaveOneSpelling() {
    assertEquals("3", NumberText.of(3.0));
    assertEquals("0", NumberText.of(-0.0));
    assertEquals("0.25", NumberText.of(0.25));
    assertEquals("10000000.5", NumberText.of(1.00000005e7));
    assertEquals("1.0E30", NumberText.of(1e30));
    assertEquals("", NumberText.of(Double.NaN));
  }

  @Test
  void hiddenCharactersAreShownInMessages() {
    assertEquals("'a\\u001b[2J\\u202e\\u000a'", Names.quoted("a\u001b[2J\u202e\n"));
    assertEquals("'" + "x".repeat(60) + "...'", Names.quoted("x".repeat(100)));
  }
}
