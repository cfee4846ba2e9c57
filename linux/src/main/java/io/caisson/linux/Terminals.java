package io.caisson.linux;

/** Terminals and pseudo-terminals: ioctl_tty(2), pty(7). */
public final class Terminals {
  private Terminals() {}

  private static final int TCGETS = 0x5401;
  private static final int TCSETS = 0x5402;
  private static final int TIOCSCTTY = 0x540e;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int TIOCSWINSZ = 0x5414;
  private static final int TIOCGPTPEER = 0x5441;
  private static final long TIOCGPTN = 0x8004_5430L;
  private static final long TIOCSPTLCK = 0x4004_5431L;

  /** The kernel's struct termios: four words of flags, a line discipline, 19 characters. */
  private static final int TERMIOS_SIZE = 36;

  private static final int IFLAG = 0;
  private static final int OFLAG = 4;
  private static final int CFLAG = 8;
  private static final int LFLAG = 12;
  private static final int CONTROL_CHARACTERS = 17;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  private static final int ONLCR = 0x4;

  /** Rows and columns in characters, and the size in pixels, which nobody fills in. */
  public record WindowSize(int rows, int columns, int pixelWidth, int pixelHeight) {}

  /** The settings of a terminal, to be put back by {@link #restore}. */
  public static final class Settings {
    private final byte[] termios;

    private Settings(byte[] termios) {
      this.termios = termios;
    }
  }

  /** Opens a new pseudo-terminal's master end: {@code /dev/ptmx}, or {@code ptmx} of a devpts. */
  public static Fd openMaster(String ptmx) {
    return Files.open(ptmx, Files.O_RDWR | Files.O_NOCTTY);
  }

  /** ioctl(TIOCSPTLCK, TIOCGPTN): lets the other end be opened; its number N of /dev/pts/N. */
  public static int unlockAndNumber(Fd master) {
    try (Scratch scratch = Scratch.enter()) {
      long value = scratch.allocate(4);
      ioctl(master, TIOCSPTLCK, value, "ioctl TIOCSPTLCK");
      ioctl(master, TIOCGPTN, value, "ioctl TIOCGPTN");
      return Sys.getInt(value);
    }
  }

  /**
   * ioctl(TIOCGPTPEER): opens the other end through the master, so that no path can mislead us. It
   * does not become the controlling terminal. Linux 4.13.
   */
  public static Fd peer(Fd master) {
    int flags = Files.O_RDWR | Files.O_NOCTTY | Files.O_CLOEXEC;
    long result = Sys.call(SyscallNumbers.SYS_IOCTL, master.number(), TIOCGPTPEER, flags);
    return Result.checkFd(result, "ioctl TIOCGPTPEER", null);
  }

  /** Whether it is a terminal: isatty(3). */
  public static boolean isTerminal(Fd file) {
    try (Scratch scratch = Scratch.enter()) {
      long termios = scratch.buffer(TERMIOS_SIZE);
      return Sys.call(SyscallNumbers.SYS_IOCTL, file.number(), TCGETS, termios) == 0;
    }
  }

  /** ioctl(TIOCGWINSZ): ENOTTY if it is no terminal. */
  public static WindowSize windowSize(Fd terminal) {
    try (Scratch scratch = Scratch.enter()) {
      long size = scratch.allocate(8);
      ioctl(terminal, TIOCGWINSZ, size, "ioctl TIOCGWINSZ");
      return new WindowSize(
          Sys.getShort(size),
          Sys.getShort(size + 2),
          Sys.getShort(size + 4),
          Sys.getShort(size + 6));
    }
  }

  /** ioctl(TIOCSWINSZ): the terminal's foreground processes get SIGWINCH. */
  public static void setWindowSize(Fd terminal, WindowSize size) {
    try (Scratch scratch = Scratch.enter()) {
      long words = scratch.allocate(8);
      Sys.putShort(words, size.rows());
      Sys.putShort(words + 2, size.columns());
      Sys.putShort(words + 4, size.pixelWidth());
      Sys.putShort(words + 6, size.pixelHeight());
      ioctl(terminal, TIOCSWINSZ, words, "ioctl TIOCSWINSZ");
    }
  }

  /**
   * As cfmakeraw(3) for what is typed: every byte passes at once and unchanged. What is printed
   * still gets its line ends (OPOST), as in runc. Returns the settings that were.
   */
  public static Settings makeRaw(Fd terminal) {
    try (Scratch scratch = Scratch.enter()) {
      long termios = get(scratch, terminal);
      Settings before = new Settings(Sys.bytes(termios, TERMIOS_SIZE));
      // IGNBRK BRKINT PARMRK ISTRIP INLCR IGNCR ICRNL IXON
      clear(termios + IFLAG, 0x1 | 0x2 | 0x8 | 0x20 | 0x40 | 0x80 | 0x100 | 0x400);
      clear(termios + LFLAG, 0x8 | 0x40 | 0x2 | 0x1 | 0x8000); // ECHO ECHONL ICANON ISIG IEXTEN
      clear(termios + CFLAG, 0x30 | 0x100); // CSIZE PARENB
      Sys.putInt(termios + CFLAG, Sys.getInt(termios + CFLAG) | 0x30); // CS8
      Sys.putByte(termios + CONTROL_CHARACTERS + VMIN, 1);
      Sys.putByte(termios + CONTROL_CHARACTERS + VTIME, 0);
      ioctl(terminal, TCSETS, termios, "ioctl TCSETS");
      return before;
    }
  }

  /** ioctl(TCSETS): as it was when {@link #makeRaw} came. */
  public static void restore(Fd terminal, Settings before) {
    try (Scratch scratch = Scratch.enter()) {
      ioctl(terminal, TCSETS, scratch.bytesAndNul(before.termios), "ioctl TCSETS");
    }
  }

  /** Newlines go out as they are: engines expect no carriage returns of the terminal's making. */
  public static void clearOnlcr(Fd terminal) {
    try (Scratch scratch = Scratch.enter()) {
      long termios = get(scratch, terminal);
      clear(termios + OFLAG, ONLCR);
      ioctl(terminal, TCSETS, termios, "ioctl TCSETS");
    }
  }

  /** ioctl(TIOCSCTTY, 0): the terminal of our session, which we lead and which has none. */
  public static void setControlling(Fd terminal) {
    ioctl(terminal, TIOCSCTTY, 0, "ioctl TIOCSCTTY");
  }

  private static long get(Scratch scratch, Fd terminal) {
    long termios = scratch.allocate(TERMIOS_SIZE);
    ioctl(terminal, TCGETS, termios, "ioctl TCGETS");
    return termios;
  }

  private static void clear(long word, int bits) {
    Sys.putInt(word, Sys.getInt(word) & ~bits);
  }

  private static void ioctl(Fd file, long request, long argument, String call) {
    Result.check(Sys.call(SyscallNumbers.SYS_IOCTL, file.number(), request, argument), call, null);
  }
}
