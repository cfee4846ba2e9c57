package io.caisson.integration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a test of something that Debian's runc 1.1.5 does otherwise, and says how. It is left out
 * only when the tests are tried on that runc ({@code -Druntime=runc}); Caisson always has to pass.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NotInRunc115.Condition.class)
@interface NotInRunc115 {
  String value();

  /** Reads the property alone: the runtime itself may be missing, which a test has to say. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return System.getProperty("runtime", "caisson").equals("caisson")
          ? ConditionEvaluationResult.enabled("Caisson")
          : ConditionEvaluationResult.disabled("a peer that does otherwise");
    }
  }
}
