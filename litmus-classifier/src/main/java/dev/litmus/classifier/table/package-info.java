/// Tables: reading them, finding what their columns are, the target, the split, the profile.
@NullMarked
package dev.litmus.classifier.table;

import org.jspecify.annotations.NullMarked;
