package io.papertape.batch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.replay.ReplayProgress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardProgressTest {

    @Test
    void takesShardsThatHaveNotBegunForSuchAsHave() {
        List<String> told = new ArrayList<>();
        ShardProgress all = new ShardProgress((bars, estimate) -> told.add(bars + " of " + estimate));
        ReplayProgress first = all.shard();
        ReplayProgress second = all.shard();
        all.shard();

        first.advanced(0, 100);
        first.advanced(10, 100);
        second.advanced(5, 50);

        assertThat(told).containsExactly("0 of 300", "10 of 300", "15 of 225");
        assertThat(all.bars()).isEqualTo(15);
    }
}
