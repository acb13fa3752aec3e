package dev.litmus.classifier.table;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables from values that a program already holds.
final class JavaValues {
  private JavaValues() {}

  static Column column(String name, Object cells) {
    if (cells instanceof List<?> list) {
      return column(name, list);
    }
    if (cells instanceof Column column) {
      return column.renamed(name);
    }
    if (!cells.getClass().isArray()) {
      throw new IllegalArgumentException(
          "column %s: cells must be an array or a List, not a %s"
              .formatted(Names.quoted(name), cells.getClass().getSimpleName()));
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int row = 0; row < Array.getLength(cells); row++) {
      values.add(Array.get(cells, row));
    }
    return column(name, values);
  }

  private static Column column(String name, List<? extends @Nullable Object> cells) {
    boolean numbers = cells.stream().allMatch(cell -> cell == null || cell instanceof Number);
    if (numbers && cells.stream().anyMatch(Number.class::isInstance)) {
      double[] values = new double[cells.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = cells.get(row) instanceof Number number ? number.doubleValue() : Double.NaN;
      }
      return NumberColumn.wrap(name, values);
    }
    TextColumnBuilder builder = new TextColumnBuilder(cells.size());
    for (Object cell : cells) {
      builder.add(text(cell));
    }
    return builder.build(name);
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Number number -> NumberText.of(number.doubleValue());
      case Optional<?> optional -> text(optional.orElse(null));
      default -> cell.toString();
    };
  }

  static void checkWidth(int row, int found, int expected) {
    if (found != expected) {
      throw new DataException(
          "row %d has %d values where %d names were given".formatted(row + 1, found, expected));
    }
  }

  static Table numberTable(double[][] columns, String[] names) {
    List<Column> all = new ArrayList<>();
    for (int column = 0; column < names.length; column++) {
      all.add(NumberColumn.wrap(names[column], columns[column]));
    }
    return Table.of(all);
  }

  static Table ofRows(List<? extends Map<String, ?>> rows) {
    Map<String, List<@Nullable Object>> cells = new LinkedHashMap<>();
    for (Map<String, ?> row : rows) {
      row.keySet().forEach(name -> cells.computeIfAbsent(name, _ -> new ArrayList<>()));
    }
    cells.forEach((name, list) -> rows.forEach(row -> list.add(row.get(name))));
    return Table.of(cells);
  }

  static Table ofRecords(List<? extends Record> records) {
    if (records.isEmpty()) {
      throw new DataException("an empty list of records tells no columns; give at least one");
    }
    Class<?> type = records.getFirst().getClass();
    Map<String, List<@Nullable Object>> cells = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Record each : records) {
        list.add(read(component, each));
      }
      cells.put(component.getName(), list);
    }
    return Table.of(cells);
  }

  private static @Nullable Object read(RecordComponent component, Record instance) {
    var accessor = component.getAccessor();
    if (!accessor.trySetAccessible()) {
      throw new IllegalArgumentException(
          "the record %s cannot be read: open its package to dev.litmus.classifier"
              .formatted(instance.getClass().getName()));
    }
    try {
      return accessor.invoke(instance);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "the record %s cannot be read: open its package to dev.litmus.classifier"
              .formatted(instance.getClass().getName()),
          e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "component %s of %s threw %s"
              .formatted(component.getName(), instance.getClass().getName(), e.getCause()),
          e);
    }
  }
}
