/// The sessions of a desk as a file tells of them: [Desk] reads it, checked as a whole.
@NullMarked
package io.papertape.desk;

import org.jspecify.annotations.NullMarked;
