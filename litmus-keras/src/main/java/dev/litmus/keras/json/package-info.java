/// JSON as plain Java values: `LinkedHashMap`, `List`, `String`, `Long`, `Double`, `Boolean`,
/// `null`.
@NullMarked
package dev.litmus.keras.json;

import org.jspecify.annotations.NullMarked;
