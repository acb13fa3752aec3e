package dev.litmus.classifier;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.PictureColumn;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumn;
import dev.litmus.nn.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Prepared rows as the tensors that the model's inputs take.
final class ModelInputs {
  private ModelInputs() {}

  static List<Tensor> of(Table prepared, List<Feature> features) {
    List<Tensor> tensors = new ArrayList<>();
    int rows = prepared.rowCount();
    for (Feature feature : features) {
      Column column = prepared.column(feature.column());
      tensors.add(
          switch (column) {
            case NumberColumn numbers ->
                Tensor.of(numbers(numbers, feature), rows, feature instanceof Feature.Date ? 2 : 1);
            case PictureColumn pictures ->
                Tensor.of(
                    pictures.toFloats(),
                    rows,
                    pictures.pictureSize().height(),
                    pictures.pictureSize().width(),
                    PictureColumn.CHANNELS);
            case TextColumn texts -> Tensor.of(texts.toStrings(), rows, 1);
          });
    }
    return tensors;
  }

  /// The numbers that an input takes of a column, row by row: two of a date, else one.
  static float[] numbers(NumberColumn column, Feature feature) {
    return feature instanceof Feature.Date ? daysAndSeconds(column) : column.toFloats();
  }

  /// The values of some rows, in that order.
  static float[] picked(float[] values, int[] rows) {
    float[] picked = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }

  private static float[] daysAndSeconds(NumberColumn dates) {
    float[] pairs = new float[2 * dates.size()];
    for (int row = 0; row < dates.size(); row++) {
      double seconds = dates.value(row);
      double days = DatePart.days(seconds);
      pairs[2 * row] = (float) days;
      pairs[2 * row + 1] = (float) (seconds - days * DatePart.SECONDS_A_DAY);
    }
    return pairs;
  }
}
