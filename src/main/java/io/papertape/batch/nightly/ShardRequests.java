package io.papertape.batch.nightly;

import java.util.Collection;
import java.util.function.Predicate;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.messaging.Message;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.transaction.support.TransactionTemplate;

/// The channel by which the manager of a night asks workers for shards. A request is a hint, and may come twice: the
/// books tell what is left to be done. Safe for use by several threads.
final class ShardRequests {

    /// What has become of a look for a request.
    enum Taken {
        /// There was none.
        NONE,
        /// It needs no more work.
        SETTLED,
        /// It was sent again.
        LEFT
    }

    private final PollableChannel channel;
    private final TransactionTemplate transaction;

    /// @param transaction of the channel alone
    ShardRequests(PollableChannel channel, TransactionTemplate transaction) {
        this.channel = channel;
        this.transaction = transaction;
    }

    /// Sends requests for partitions, all or none.
    void send(Collection<StepExecution> partitions) {
        transaction.executeWithoutResult(status -> partitions.forEach(
                partition -> send(new StepExecutionRequest(partition.getStepName(), partition.getId()))));
    }

    private void send(StepExecutionRequest request) {
        if (!channel.send(new GenericMessage<>(request), 0)) {
            throw new IllegalStateException("the channel of the workers takes no request for " + request);
        }
    }

    /// Takes the next request, if there is one. It is gone once that is done which is done about it; where the worker
    /// dies or loses the channel meanwhile, another one gets it.
    ///
    /// @param work returns whether the request was settled; otherwise it comes again, after all others
    Taken take(Predicate<StepExecutionRequest> work) {
        return transaction.<Taken>execute(status -> {
            Message<?> message = channel.receive(0);
            if (message == null) {
                return Taken.NONE;
            }
            StepExecutionRequest request = (StepExecutionRequest) message.getPayload();
            boolean settled = work.test(request);
            if (!settled) {
                send(request);
            }
            return settled ? Taken.SETTLED : Taken.LEFT;
        });
    }
}
