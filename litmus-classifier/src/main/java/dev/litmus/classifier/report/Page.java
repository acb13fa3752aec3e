package dev.litmus.classifier.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The HTML page of a report. It loads nothing: its policy allows one style sheet and one script by
/// their hashes and forbids everything else, so that even a mistake in escaping could not run or
/// fetch anything.
final class Page {
  private final Subject subject;
  private final List<Section> sections;

  Page(Subject subject, List<Section> sections) {
    this.subject = subject;
    this.sections = sections;
  }

  String html() {
    String style = resource("report.css");
    String script = resource("report.js");
    String title = "%s: report".formatted(Words.place(subject.names().model()));
    Html page = new Html();
    page.resource("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'"
            .formatted(hash(style), hash(script)));
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("meta", "name", "referrer", "content", "no-referrer");
    page.empty("link", "rel", "icon", "href", "data:,");
    page.element("title", title);
    page.open("style").resource(style).close("style").close("head").line();
    page.open("body");
    page.element("a", "To the content", "class", "skip", "href", "#main");
    page.open("header").element("h1", heading());
    page.element(
        "p",
        "Model %s, data %s."
            .formatted(Words.place(subject.names().model()), Words.place(subject.names().data())),
        "class",
        "muted");
    page.open("nav", "aria-label", "Sections").open("ul");
    for (Section section : sections) {
      page.open("li").element("a", section.title(), "href", "#" + section.id()).close("li");
    }
    page.close("ul").close("nav").close("header").line();
    page.open("main", "id", "main");
    for (Section section : sections) {
      page.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
      page.element("h2", section.title(), "id", section.id() + "-title").line();
      section.write(page);
      page.close("section").line();
    }
    page.close("main");
    page.open("footer").paragraph("Made by Litmus. This page loads nothing and tells no one.");
    page.close("footer").line();
    page.open("script", "type", "application/json", "id", "report-data");
    page.resource(inert(Json.write(Sections.json(subject, sections)))).close("script").line();
    page.open("script").resource(script).close("script");
    return page.close("body").close("html").line().toString();
  }

  private String heading() {
    return "%s: %s or %s?"
        .formatted(subject.classifier().target().column(), subject.positive(), subject.negative());
  }

  /// JSON that cannot end the element it stands in, nor turn round the text beside it.
  private static String inert(String json) {
    StringBuilder inert = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '<' || c == '>' || c == '&' || Character.getType(c) == Character.FORMAT) {
        inert.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
      } else {
        inert.append(c);
      }
    }
    return inert.toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
