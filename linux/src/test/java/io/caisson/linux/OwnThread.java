package io.caisson.linux;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a piece of a test on a thread that ends with it: on Linux a thread has namespaces,
 * credentials and switches of its own, and takes them along.
 */
final class OwnThread {
  private OwnThread() {}

  static void run(Runnable piece) throws Exception {
    FutureTask<Void> task = new FutureTask<>(piece, null);
    Thread thread = new Thread(task);
    thread.start();
    thread.join();
    try {
      task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) throw cause;
      if (failed.getCause() instanceof Error cause) throw cause;
      throw failed;
    }
  }
}
