package dev.litmus.classifier;

import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
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
      var column = prepared.column(feature.column());
      tensors.add(
          column instanceof NumberColumn numbers
              ? Tensor.of(numbers.toFloats(), rows, 1)
              : Tensor.of(texts(column), rows, 1));
    }
    return tensors;
  }

  private static String[] texts(dev.litmus.classifier.table.Column column) {
    String[] texts = new String[column.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = column.text(row);
    }
    return texts;
  }
}
