package dev.litmus.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Fetches a small file over HTTP, with an end to the time and to the size. A redirection from
/// HTTPS to HTTP is not followed.
final class Download {
  private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);

  private Download() {}

  /// The content of the address.
  ///
  /// @throws UncheckedIOException if it cannot be had, or is larger than the limit
  static byte[] bytes(URI address, int limit) {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(TIME_TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      var request = HttpRequest.newBuilder(address).timeout(TIME_TO_ANSWER).build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException("expected HTTP status 200, found " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
          throw new IOException("expected at most %d bytes, found more".formatted(limit));
        }
        return bytes;
      }
    } catch (IOException failure) {
      throw failed(address, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw failed(address, new IOException("interrupted", interruption));
    }
  }

  private static UncheckedIOException failed(URI address, IOException failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new UncheckedIOException(
        "download of %s failed: %s".formatted(address, reason), failure);
  }
}
