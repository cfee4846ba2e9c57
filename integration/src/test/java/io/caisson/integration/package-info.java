/**
 * The executable from the outside: each test runs a real container by the runtime under test and
 * looks at what a user, an engine or the kernel would see.
 */
@NullMarked
package io.caisson.integration;

import org.jspecify.annotations.NullMarked;
