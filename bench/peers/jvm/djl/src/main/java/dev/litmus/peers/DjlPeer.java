package dev.litmus.peers;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.litmus.bench.peer.Batches;
import dev.litmus.bench.peer.Contender;
import dev.litmus.bench.peer.Network;
import dev.litmus.bench.peer.Rounds;
import dev.litmus.bench.peer.Rows;
import dev.litmus.bench.peer.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Deep Java Library on its PyTorch engine, with a plain loop over batches.
///
/// Environment: THREADS.
final class DjlPeer implements Contender {
  @Override
  public Optional<Training> training(Work work, Rows rows) {
    if (work.network().isOfWords()) {
      return Optional.empty();
    }
    Model model = Model.newInstance("peer", "PyTorch");
    model.setBlock(block(work.network()));
    Loss loss = Loss.sigmoidBinaryCrossEntropyLoss();
    Optimizer optimizer =
        work.network().isPlain()
            ? Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).build()
            : Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build();
    Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
    trainer.initialize(shape(work, 1));
    var batches = new Batches(rows, work.batch());
    return Optional.of(
        new Training() {
          @Override
          public void epochs(int count) {
            for (int epoch = 0; epoch < count; epoch++) {
              batches.epoch((x, y) -> step(trainer, loss, work, x, y));
            }
          }

          @Override
          public void save(Path file) throws IOException {
            model.save(file.toAbsolutePath().getParent(), file.getFileName().toString());
          }
        });
  }

  private static void step(Trainer trainer, Loss loss, Work work, float[] x, float[] y) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      var rows = new NDList(manager.create(x, shape(work, y.length)));
      var labels = new NDList(manager.create(y, new Shape(y.length, 1)));
      rows.attach(manager);
      try (var collector = trainer.newGradientCollector()) {
        NDList found = trainer.forward(rows);
        found.attach(manager);
        collector.backward(loss.evaluate(labels, found));
      }
      trainer.step();
    }
  }

  private static Shape shape(Work work, int rows) {
    return work.network() == Network.IMAGES
        ? new Shape(rows, 1, 28, 28)
        : new Shape(rows, work.network().width());
  }

  private static Block block(Network network) {
    var block = new SequentialBlock();
    if (network == Network.IMAGES) {
      block.add(Conv2d.builder().setFilters(32).setKernelShape(new Shape(3, 3)).build());
      block.add(Activation.reluBlock());
      block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
      block.add(Blocks.batchFlattenBlock());
      block.add(Linear.builder().setUnits(16).build());
      block.add(Activation.reluBlock());
    }
    for (int units : network.hidden()) {
      block.add(Linear.builder().setUnits(units).build());
      block.add(
          network.activation().equals("tanh") ? Activation.tanhBlock() : Activation.reluBlock());
    }
    return block.add(Linear.builder().setUnits(1).build());
  }

  static void main(String[] arguments) throws IOException {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", System.getenv("THREADS"));
    Rounds.serve(
        "djl", () -> "PyTorch-" + Engine.getInstance().getVersion(), new DjlPeer(), arguments);
  }
}
