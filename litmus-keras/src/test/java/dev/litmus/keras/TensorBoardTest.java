package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.optimizers.Sgd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
  @TempDir Path folder;

  /// The records of the one event file in a folder, after checking their checksums.
  private List<byte[]> records(String run) throws IOException {
    Path file;
    try (Stream<Path> all = Files.list(folder.resolve(run))) {
      file = all.toList().getFirst();
    }
    assertTrue(
        file.getFileName().toString().matches("events\\.out\\.tfevents\\.\\d{10}\\..*\\.v2"));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertEquals(masked(length), bytes.getInt());
      byte[] event =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(event);
      assertEquals(masked(event), bytes.getInt());
      records.add(event);
    }
    return records;
  }

  private static int masked(byte[] data) {
    CRC32C checksum = new CRC32C();
    checksum.update(data);
    long crc = checksum.getValue();
    return (int) (((crc >>> 15) | (crc << 17)) + 0xa282ead8L);
  }

  @Test
  void writesEpochsAndBatches() throws IOException {
    float[][] x = {{0}, {1}, {2}, {3}};
    float[] y = {0, 0, 1, 1};
    var history =
        Sequential.seeded(1, InputLayer.of(1), Dense.of(1, "sigmoid"))
            .compile(Sgd.of(0.5), new BinaryCrossentropy(), Metrics.named("accuracy"))
            .fit(
                x,
                y,
                Fit.epochs(2)
                    .batchSize(2)
                    .validationData(Tensor.of(x), Tensor.column(y))
                    .callbacks(TensorBoard.of(folder).updateFreq(2).writeGraph(false))
                    .verbose(0));
    List<byte[]> train = records("train");
    // The version; of each epoch two batch figures and three of the epoch.
    assertEquals(1 + 2 * (2 + 3), train.size());
    assertTrue(new String(train.getFirst(), UTF_8).contains("brain.Event:2"));
    List<String> tags =
        train.stream()
            .map(event ->
                new String(event, UTF_8).replaceAll("(?s).*((batch|epoch)_[a-z_]+).*", "$1"))
            .toList();
    assertEquals(
        List.of(
            "batch_accuracy", "batch_loss", "epoch_accuracy", "epoch_loss", "epoch_learning_rate"),
        tags.subList(1, 6));
    byte[] last = train.get(9);
    assertEquals(
        history.get("loss").get(1).floatValue(), value(last), "epoch_loss of the second epoch");
    assertEquals(1 + 2 * 4, records("validation").size());
  }

  /// The float of the field `float_val`: behind its tag, 5 << 3 | 5, before the metadata.
  private static float value(byte[] event) {
    for (int i = event.length - 1; i >= 4; i--) {
      if (event[i - 4] == 0x2d && i + 1 < event.length && event[i + 1] == 0x4a) {
        return ByteBuffer.wrap(event, i - 3, 4).order(ByteOrder.LITTLE_ENDIAN).getFloat();
      }
    }
    throw new AssertionError("no float_val");
  }

  @Test
  void refusesAFrequencyOfNothing() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> TensorBoard.of(folder).updateFreq(0))
            .getMessage();
    assertEquals("TensorBoard: update_freq must be at least 1 batch; found 0", message);
  }

  @Test
  void writesTheNetworkHistogramsAndSpeed() throws IOException {
    float[][] x = {{0}, {1}, {2}, {3}};
    Sequential.seeded(1, InputLayer.of(1), Dense.of(4, "relu"), Dense.of(1, "sigmoid"))
        .compile(Sgd.of(0.5), new BinaryCrossentropy())
        .fit(
            x,
            new float[] {0, 0, 1, 1},
            Fit.epochs(3)
                .callbacks(TensorBoard.of(folder).histogramFreq(2).writeStepsPerSecond(true))
                .verbose(0));
    List<String> train =
        records("train").stream().map(event -> new String(event, ISO_8859_1)).toList();
    assertTrue(train.get(1).contains("graph_keras_model"), train.get(1));
    assertTrue(train.get(1).contains("\"class_name\""), train.get(1));
    assertEquals(
        3, train.stream().filter(event -> event.contains("epoch_steps_per_second")).count());
    for (String weight : List.of("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias")) {
      assertEquals(
          2, train.stream().filter(event -> event.contains(weight + "/histogram")).count(), weight);
    }
  }

  @Test
  void histogramsHaveThirtyBuckets() {
    float[] numbers = new float[62];
    for (int i = 0; i < 61; i++) {
      numbers[i] = i;
    }
    numbers[61] = Float.NaN;
    double[][] buckets = Histogram.of(numbers);
    assertEquals(30, buckets.length);
    assertArrayEquals(new double[] {0, 2, 2}, buckets[0], 1e-12);
    assertArrayEquals(new double[] {58, 60, 3}, buckets[29], 1e-12);
    assertArrayEquals(new double[] {7, 7, 2}, Histogram.of(new float[] {7, 7})[29]);
    assertEquals(0, Histogram.of(new float[] {Float.NaN}).length);
  }
}
