package io.caisson.spec.json;

/**
 * A document that is not what was expected. The message names the document, the place in it by
 * property and by line and column, and the problem: {@code config.json: root.path: expected a
 * string, found a number at line 3 column 11}.
 */
@SuppressWarnings("serial") // never serialized
public final class JsonException extends RuntimeException {
  JsonException(String message) {
    // Without a stack trace: it reports the author's mistake, and walking the stack costs more than
    // all the reading.
    super(message, null, false, false);
  }
}
