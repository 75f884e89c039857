/// Reports: the `report_` views, and how their rows are shown.
@NullMarked
package io.papertape.report;

import org.jspecify.annotations.NullMarked;
