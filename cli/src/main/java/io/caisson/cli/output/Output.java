package io.caisson.cli.output;

import io.caisson.linux.Fd;
import io.caisson.linux.Files;

/** Standard output or standard error: the only two places where this program prints. */
public final class Output {
  private final Fd file;

  public Output(Fd file) {
    this.file = file;
  }

  /** Writes all of {@code text} at once, so that lines of two processes do not mix. */
  public void print(String text) {
    Files.writeAll(file, text);
  }

  public void print(byte[] text) {
    Files.writeAll(file, text);
  }

  public void line(String text) {
    print(text + "\n");
  }
}
