package io.papertape.batch.sweep;

import io.papertape.ledger.SweptResult;
import java.util.List;

/// What the combinations of a block have come to, in their order. The results are valid until the next block is
/// evaluated.
record EvaluatedBlock(SweepBlock block, List<SweptResult> results) {}
