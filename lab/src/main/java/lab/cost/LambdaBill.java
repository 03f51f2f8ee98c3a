package lab.cost;

import java.time.Duration;
import java.util.List;
import lab.run.record.Architecture;

/** Lambda's part of a month's bill in USD, split by what it is charged for. */
public record LambdaBill(double requestsUsd, double warmUsd, double coldUsd, double snapStartUsd) {

    /**
     * How the account is charged.
     *
     * @param freeTier whether the free amounts of the month are still unused
     */
    public record Terms(Architecture architecture, boolean freeTier, SnapStart snapStart) {

        /** x86, no free amounts, no SnapStart, as in the talk's calculation. */
        public static final Terms PLAIN = usual(Architecture.X86);

        /** No free amounts, and SnapStart without a charge, as it is for managed Java. */
        public static Terms usual(Architecture architecture) {
            return new Terms(architecture, false, new SnapStart.Free());
        }
    }

    /**
     * What SnapStart costs. Managed Java pays nothing; other runtimes pay for keeping the snapshot and for each
     * restore.
     */
    public sealed interface SnapStart {

        /** No charge beyond the billed duration: a managed Java runtime, or a function without SnapStart. */
        record Free() implements SnapStart {}

        /** Any other runtime, whose version stays published for {@code cached}. AWS charges at least three hours. */
        record Charged(Duration cached) implements SnapStart {

            private static final Duration LEAST = Duration.ofHours(3);

            double seconds() {
                return (cached.compareTo(LEAST) < 0 ? LEAST : cached).toMillis() / 1000.0;
            }
        }
    }

    /** The bill for {@code usage} if the account runs nothing else in that month. */
    public static LambdaBill of(Prices prices, MonthlyUsage usage, Terms terms) {
        double requests = Math.max(0, usage.calls() - (terms.freeTier() ? prices.lambda().freeRequests() : 0));
        double gbSeconds = usage.warmGbSeconds() + usage.coldGbSeconds();
        double charged = Math.max(0, gbSeconds - (terms.freeTier() ? prices.lambda().freeGbSeconds() : 0));
        double duration = tiered(prices.tiers(terms.architecture()), charged);
        double warmPart = gbSeconds == 0 ? 0 : usage.warmGbSeconds() / gbSeconds;
        return new LambdaBill(
                requests * prices.lambda().perRequest(), duration * warmPart, duration * (1 - warmPart),
                snapStart(prices.snapStart(), usage, terms.snapStart()));
    }

    /** Everything Lambda charges. */
    public double usd() {
        return requestsUsd + durationUsd() + snapStartUsd;
    }

    /** The charge for GB-seconds only, without requests and SnapStart, as the talk calculated it. */
    public double durationUsd() {
        return warmUsd + coldUsd;
    }

    private static double tiered(List<Prices.Tier> tiers, double gbSeconds) {
        double usd = 0;
        for (int i = 0; i < tiers.size(); i++) {
            double upTo = i + 1 < tiers.size() ? tiers.get(i + 1).fromGbSeconds() : Double.POSITIVE_INFINITY;
            double inside = Math.min(gbSeconds, upTo) - tiers.get(i).fromGbSeconds();
            if (inside > 0) usd += inside * tiers.get(i).perGbSecond();
        }
        return usd;
    }

    private static double snapStart(Prices.SnapStartPrice price, MonthlyUsage usage, SnapStart snapStart) {
        return switch (snapStart) {
            case SnapStart.Free _ -> 0;
            case SnapStart.Charged charged -> usage.gb() * (charged.seconds() * price.cachedPerGbSecond()
                    + usage.coldStarts() * price.restoredPerGb());
        };
    }
}
