/// The pages: a tear sheet for each session, and their index. Each is one file that needs no other.
@NullMarked
package io.papertape.report.page;

import org.jspecify.annotations.NullMarked;
