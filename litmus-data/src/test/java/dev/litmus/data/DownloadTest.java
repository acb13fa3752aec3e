package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DownloadTest {
  /// Answers one request with the given response and ends.
  private static URI answering(String response) throws IOException {
    var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (server;
              var connection = server.accept()) {
            connection.getInputStream().readNBytes(16);
            connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/file.zip");
  }

  private static String response(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, body.length(), body);
  }

  @Test
  void theContentIsFetched() throws IOException {
    URI address = answering(response("200 OK", "content"));
    assertArrayEquals("content".getBytes(StandardCharsets.US_ASCII), Download.bytes(address, 7));
  }

  @Test
  void moreThanTheLimitIsRefused() throws IOException {
    URI address = answering(response("200 OK", "content"));
    var failure = assertThrows(UncheckedIOException.class, () -> Download.bytes(address, 6));
    assertEquals(
        "download of %s failed: expected at most 6 bytes, found more".formatted(address),
        failure.getMessage());
  }

  @Test
  void anotherStatusIsRefused() throws IOException {
    URI address = answering(response("404 Not Found", "gone"));
    var failure = assertThrows(UncheckedIOException.class, () -> Download.bytes(address, 6));
    assertEquals(
        "download of %s failed: expected HTTP status 200, found 404".formatted(address),
        failure.getMessage());
  }
}
