package dev.litmus.examples;

import dev.litmus.classifier.table.TrainTestSplit;
import dev.litmus.data.Pictures;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.RandomFlip;
import dev.litmus.nn.layers.RandomRotation;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.models.EarlyStopping;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import java.nio.file.Path;
import java.util.Random;

/// Convolutional networks: on random pictures, where there is nothing to learn, and on a folder of
/// real ones, one sub-folder for each class, with augmentation.
///
/// Argument: the folder; without it, the random pictures only.
public final class Images {
  private static final int SIDE = 32;

  void main(String[] args) {
    random();
    if (args.length > 0) {
      folder(Path.of(args[0]));
    }
  }

  private static void random() {
    Random random = new Random(2);
    float[] pixels = new float[100 * 28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    float[] labels = new float[100];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(2);
    }
    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(28, 28, 1),
            Conv2D.of(32, 3).activation("relu"),
            MaxPooling2D.of(2),
            Flatten.of(),
            Dense.of(16, "relu"),
            Dense.of(1, "sigmoid"));
    IO.println(model.summary());
    model
        .compile("adam", "binary_crossentropy", "accuracy")
        .fit(Tensor.of(pixels, 100, 28, 28, 1), Tensor.column(labels), Fit.epochs(10).verbose(2));
  }

  private static void folder(Path folder) {
    Pictures pictures = Pictures.read(folder, SIDE, SIDE);
    pictures.notices().forEach(notice -> IO.println("Notice: " + notice));
    Tensor x = pictures.pixels();
    Tensor y = pictures.labels();
    TrainTestSplit split = TrainTestSplit.stratified(y.floats(), 0.2, 1);

    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(SIDE, SIDE, 3),
            Rescaling.of(1 / 255.0, 0),
            RandomFlip.of("horizontal"),
            RandomRotation.of(0.1),
            Conv2D.of(16, 3).activation("relu"),
            BatchNormalization.of(),
            MaxPooling2D.of(2),
            Conv2D.of(32, 3).activation("relu"),
            BatchNormalization.of(),
            MaxPooling2D.of(2),
            Flatten.of(),
            Dropout.of(0.3),
            Dense.of(32, "relu"),
            Dense.of(1, "sigmoid"));
    Trainer trainer = model.compile("adam", "binary_crossentropy", "accuracy", "roc_auc");
    trainer.fit(
        x.rows(split.train()),
        y.rows(split.train()),
        Fit.epochs(20)
            .validationSplit(0.2)
            .callbacks(EarlyStopping.of("val_loss").patience(5).restoreBestWeights(true))
            .verbose(2));
    trainer
        .evaluate(x.rows(split.test()), y.rows(split.test()))
        .forEach((name, value) -> IO.println("test %s %.4f".formatted(name, value)));
    int first = split.test()[0];
    float[] p = model.predict(x.slice(first, first + 1)).floats();
    IO.println(
        "%s: %s with probability %.4f"
            .formatted(
                pictures.files().get(first).getFileName(), pictures.classNames().get(1), p[0]));
  }
}
