package dev.litmus.classifier;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import dev.litmus.nn.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a prepared row is written in bytes: its label and weight, and for each feature the numbers
/// that the network's input takes, the place of a word in its vocabulary, or a text with its
/// length. Read back, rows give the very tensors that [ModelInputs] makes, but for words that are
/// unknown to the network, all of which become one.
final class PackedRows {
  private static final int UNKNOWN = -1;

  private final List<Feature> features;
  private final List<Map<String, Integer>> places = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /// @param features none of them a picture
  PackedRows(List<Feature> features) {
    this.features = features;
    for (Feature feature : features) {
      Map<String, Integer> byWord = new HashMap<>();
      if (feature instanceof Feature.Categorical words) {
        words.vocabulary().forEach(word -> byWord.put(word, byWord.size()));
      }
      places.add(byWord);
      String other = "";
      while (byWord.containsKey(other)) {
        other += "?";
      }
      unknown.add(other);
    }
  }

  /// How many numbers, or references to words, a row has in memory.
  int cells() {
    return features.stream().mapToInt(feature -> feature instanceof Feature.Date ? 2 : 1).sum();
  }

  Packer packer(Table prepared) {
    return new Packer(prepared);
  }

  Unpacked unpacked(int rows) {
    return new Unpacked(rows);
  }

  /// Writes rows of a table.
  final class Packer {
    private final List<float[]> numbers = new ArrayList<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<byte[][]> texts = new ArrayList<>();

    private Packer(Table prepared) {
      for (int i = 0; i < features.size(); i++) {
        Column column = prepared.column(features.get(i).column());
        numbers.add(
            column instanceof NumberColumn ? numbers(column, features.get(i)) : new float[0]);
        boolean category = features.get(i) instanceof Feature.Categorical;
        words.add(category ? places(column, places.get(i)) : new int[0]);
        boolean text = features.get(i) instanceof Feature.Text;
        texts.add(text ? bytes(column) : new byte[0][]);
      }
    }

    private static float[] numbers(Column column, Feature feature) {
      return ModelInputs.numbers((NumberColumn) column, feature);
    }

    private static int[] places(Column column, Map<String, Integer> byWord) {
      int[] places = new int[column.size()];
      for (int row = 0; row < places.length; row++) {
        places[row] = byWord.getOrDefault(column.text(row), UNKNOWN);
      }
      return places;
    }

    private static byte[][] bytes(Column column) {
      byte[][] bytes = new byte[column.size()][];
      for (int row = 0; row < bytes.length; row++) {
        bytes[row] = column.text(row).getBytes(StandardCharsets.UTF_8);
      }
      return bytes;
    }

    /// How many bytes a row takes.
    int size(int row) {
      int size = 2 * Float.BYTES;
      for (int i = 0; i < features.size(); i++) {
        size +=
            switch (features.get(i)) {
              case Feature.Date _ -> 2 * Float.BYTES;
              case Feature.Text _ -> Integer.BYTES + texts.get(i)[row].length;
              default -> Float.BYTES;
            };
      }
      return size;
    }

    void put(int row, float label, float weight, ByteBuffer out) {
      out.putFloat(label).putFloat(weight);
      for (int i = 0; i < features.size(); i++) {
        switch (features.get(i)) {
          case Feature.Numeric _ -> out.putFloat(numbers.get(i)[row]);
          case Feature.Date _ ->
              out.putFloat(numbers.get(i)[2 * row]).putFloat(numbers.get(i)[2 * row + 1]);
          case Feature.Categorical _ -> out.putInt(words.get(i)[row]);
          case Feature.Text _ -> out.putInt(texts.get(i)[row].length).put(texts.get(i)[row]);
          case Feature.Picture picture ->
              throw new IllegalArgumentException("pictures such as " + picture.column());
        }
      }
    }
  }

  /// Rows as they are read.
  final class Unpacked {
    private final float[] labels;
    private final float[] weights;
    private final List<Object> columns = new ArrayList<>();
    private int row;

    private Unpacked(int rows) {
      labels = new float[rows];
      weights = new float[rows];
      for (Feature feature : features) {
        columns.add(
            switch (feature) {
              case Feature.Numeric _ -> new float[rows];
              case Feature.Date _ -> new float[2 * rows];
              default -> new String[rows];
            });
      }
    }

    /// Reads all rows of a page.
    void add(ByteBuffer in) {
      for (; in.hasRemaining(); row++) {
        labels[row] = in.getFloat();
        weights[row] = in.getFloat();
        for (int i = 0; i < features.size(); i++) {
          switch (features.get(i)) {
            case Feature.Numeric _ -> ((float[]) columns.get(i))[row] = in.getFloat();
            case Feature.Date _ -> {
              ((float[]) columns.get(i))[2 * row] = in.getFloat();
              ((float[]) columns.get(i))[2 * row + 1] = in.getFloat();
            }
            case Feature.Categorical words -> {
              int place = in.getInt();
              ((String[]) columns.get(i))[row] =
                  place == UNKNOWN ? unknown.get(i) : words.vocabulary().get(place);
            }
            default -> {
              byte[] text = new byte[in.getInt()];
              in.get(text);
              ((String[]) columns.get(i))[row] = new String(text, StandardCharsets.UTF_8);
            }
          }
        }
      }
    }

    /// A tensor for each input of the network.
    List<Tensor> inputs() {
      return columns.stream()
          .map(column ->
              column instanceof String[] words
                  ? Tensor.of(words, words.length, 1)
                  : Tensor.of(
                      (float[]) column, labels.length, ((float[]) column).length / labels.length))
          .toList();
    }

    float[] labels() {
      return labels;
    }

    float[] weights() {
      return weights;
    }
  }
}
