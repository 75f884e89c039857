package io.papertape.batch.live;

import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.LiveReplays;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.engine.live.Sleeper;
import io.papertape.prices.PriceSource;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Trades a session live: replays what there is, and then follows its prices as they grow, until a stop is asked for.
///
/// ```java
/// LiveRequest request = LiveRequest.parse(Map.of("session", "mine", "interval", "5"), catalog, prices);
/// ReplayOutcome outcome = live.trade(request, prices, InstantSource.system(), Thread::sleep, liveListener);
/// ```
public class LiveService {

    private final LiveReplays replays;
    private final StopRequest stop;

    LiveService(LiveReplays replays, StopRequest stop) {
        this.replays = replays;
        this.stop = stop;
    }

    /// Trades until a stop is asked for, and settles then. Up to the first look at growing files it is a replay, and
    /// ends as one if it fails. From then on a failure that may pass is told, and the session goes on from its
    /// books.
    ///
    /// @param files whose prices it follows
    /// @param clock by which slices wait
    /// @param sleeper pauses between looks
    /// @param listener hears what happens, on the thread of the loop
    /// @return COMPLETED once it was stopped and settled; STOPPED where the stop came before it followed the
    ///     prices; FAILED where it cannot go on
    public ReplayOutcome trade(
            LiveRequest request, PriceSource files, InstantSource clock, Sleeper sleeper, LiveListener listener) {
        return new Trading(request, files, clock, sleeper, listener).trade();
    }

    /// From a call to its end.
    private final class Trading {

        private final LiveRequest request;
        private final GrowingPrices prices;
        private final Sleeper sleeper;
        private final LiveListener listener;
        private boolean followed;

        private Trading(
                LiveRequest request, PriceSource files, InstantSource clock, Sleeper sleeper, LiveListener listener) {
            this.request = request;
            this.sleeper = sleeper;
            this.listener = listener;
            prices = new GrowingPrices(files, new SliceWait(request.patience(), clock));
        }

        private ReplayOutcome trade() {
            ReplayRequest replay = request.first();
            while (true) {
                Throwable failure;
                try {
                    ReplayOutcome outcome = follow(replay);
                    failure = outcome.failure();
                    if (failure == null || !goesOnAfter(failure)) {
                        return outcome;
                    }
                } catch (RuntimeException e) {
                    if (!goesOnAfter(e)) {
                        throw e;
                    }
                    failure = e;
                }
                listener.failed(failure);
                pause();
                replay = request.again();
            }
        }

        private ReplayOutcome follow(ReplayRequest replay) {
            return replays.follow(replay, request.following(), prices, prices::hold, listener, session -> {
                followed = true;
                listener.follows(replay.sessionName(), session.symbols());
                new LiveLoop(session, prices, listener).run(request.interval(), sleeper, stop.asked());
            });
        }

        private boolean goesOnAfter(Throwable failure) {
            return followed && !stop.requested() && PassingFailures.mayPass(failure);
        }

        /// Until the next attempt, or a stop.
        private void pause() {
            CompletableFuture<@Nullable Void> over = new CompletableFuture<@Nullable Void>()
                    .completeOnTimeout(null, request.interval().toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture.anyOf(stop.asked(), over).join();
        }
    }
}
