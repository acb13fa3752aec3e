package dev.litmus.keras;

import dev.litmus.keras.archive.AtomicFile;
import dev.litmus.keras.onnx.ModelExporter;
import dev.litmus.keras.onnx.OnnxException;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Models as ONNX files (operator set 20, IR version 9), for ONNX Runtime 1.17 and newer and
/// whatever else reads them. Written only.
///
/// ```java
/// OnnxFormat.save(model, Path.of("model.onnx"));
/// ```
///
/// The file computes what [Model#predict] computes, preparation of columns included; the size of
/// the batch is open. Inputs have the model's input names, element types and shapes; an output has
/// the name of the layer that it comes from. What training alone does, such as dropout, is left
/// out. ONNX has no errors: where Litmus refuses a row, as for an index outside of a vocabulary,
/// the file computes something.
public final class OnnxFormat {
  private OnnxFormat() {}

  /// Writes a model into a new file.
  ///
  /// @throws ModelFileException when there is a file of that name, or a layer cannot be said in
  ///   ONNX: then it names the layer and the reason
  /// @throws UncheckedIOException when the system fails; then no file is left
  public static void save(Model model, Path file) {
    save(model, file, false);
  }

  /// Writes a model: whole or not at all.
  ///
  /// @param replace whether an existing file may be replaced
  /// @throws ModelFileException when there is a file of that name that may not be replaced, or a
  ///   layer cannot be said in ONNX: then it names the layer and the reason
  /// @throws UncheckedIOException when the system fails; then what was there before stays
  public static void save(Model model, Path file, boolean replace) {
    try {
      byte[] bytes = ModelExporter.toBytes(model);
      AtomicFile.write(file, replace, out -> out.write(bytes));
    } catch (OnnxException e) {
      throw new ModelFileException("%s: %s".formatted(file, e.getMessage()));
    } catch (FileAlreadyExistsException e) {
      throw new ModelFileException(
          "%s: there is a %s of that name already; name another, or ask for it to be replaced"
              .formatted(file, e.getReason() == null ? "file" : "folder"));
    } catch (NoSuchFileException e) {
      throw new ModelFileException("%s: there is no such folder to write to".formatted(file));
    } catch (IOException e) {
      throw KerasFormat.failed(file, e);
    }
  }
}
