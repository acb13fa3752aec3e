package dev.litmus.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.litmus.bench.peer.Contender;
import dev.litmus.bench.peer.Network;
import dev.litmus.bench.peer.Rounds;
import dev.litmus.bench.peer.Rows;
import dev.litmus.bench.peer.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// ONNX Runtime, which predicts only, with the networks that Litmus wrote. A direct buffer carries
/// the rows in, used again for every call.
///
/// Environment: THREADS, and ONNX, the folder of the networks.
final class OnnxRuntimePeer implements Contender {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  @Override
  public Optional<Runnable> prediction(Work work, Rows rows) {
    try {
      var options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(Integer.parseInt(System.getenv("THREADS")));
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      Path file = Path.of(System.getenv("ONNX"), work.network() + ".onnx");
      OrtSession session = environment.createSession(file.toString(), options);
      int width = rows.width();
      FloatBuffer buffer =
          ByteBuffer.allocateDirect(work.batch() * width * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      float[] found = new float[rows.count()];
      Map<String, OnnxTensor> whole = input(session, work, buffer, work.batch());
      int rest = rows.count() % work.batch();
      Map<String, OnnxTensor> last = input(session, work, buffer, rest == 0 ? work.batch() : rest);
      return Optional.of(() -> {
        for (int start = 0; start < rows.count(); start += work.batch()) {
          int count = Math.min(work.batch(), rows.count() - start);
          buffer.put(0, rows.x(), start * width, count * width);
          try (var result = session.run(count == work.batch() ? whole : last)) {
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(found, start, count);
          } catch (OrtException failure) {
            throw new IllegalStateException(failure);
          }
        }
      });
    } catch (OrtException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Map<String, OnnxTensor> input(
      OrtSession session, Work work, FloatBuffer buffer, int count) throws OrtException {
    int width = work.network().width();
    long[] shape =
        work.network() == Network.IMAGES
            ? new long[] {count, 28, 28, 1}
            : new long[] {count, width};
    OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer.slice(0, count * width), shape);
    return Map.of(session.getInputNames().iterator().next(), tensor);
  }

  static void main(String[] arguments) throws IOException {
    var peer = new OnnxRuntimePeer();
    Rounds.serve("onnxruntime", peer.environment::getVersion, peer, arguments);
  }
}
