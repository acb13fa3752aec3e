package dev.litmus.nn.vector;

import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.KernelsProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Vector kernels of any width in one JVM: the width is a constant of the classes, so that each has
/// a class loader of its own with classes of its own.
final class Widths {
  private static final Map<Integer, Kernels> LOADED = new ConcurrentHashMap<>();

  private Widths() {}

  static Kernels kernels(int bits) {
    return LOADED.computeIfAbsent(bits, Widths::load);
  }

  private static Kernels load(int bits) {
    String before = System.getProperty(Lanes.PROPERTY);
    System.setProperty(Lanes.PROPERTY, Integer.toString(bits));
    try {
      KernelsProvider provider =
          (KernelsProvider)
              new Copies()
                  .loadClass(VectorKernelsProvider.class.getName())
                  .getDeclaredConstructor()
                  .newInstance();
      Kernels kernels = provider.create();
      // The property is read when the first vector is needed: now.
      if (!kernels.name().equals("vector (%d lanes)".formatted(bits / Float.SIZE))) {
        throw new IllegalStateException(bits + " bits asked for, got " + kernels.name());
      }
      return kernels;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      if (before == null) {
        System.clearProperty(Lanes.PROPERTY);
      } else {
        System.setProperty(Lanes.PROPERTY, before);
      }
    }
  }

  private static final class Copies extends ClassLoader {
    private static final String PACKAGE = Widths.class.getPackageName() + ".";

    Copies() {
      super(Widths.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defined(name);
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      String file = name.substring(PACKAGE.length()) + ".class";
      try (InputStream in = Widths.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
