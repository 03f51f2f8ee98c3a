package lab.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An amount of money in readable form: {@code $1.05}, {@code $1,204.90}. Amounts below half a cent have three
 * significant digits, and the price of one call has ten decimals.
 */
public record Usd(double amount) {

    @Override
    public String toString() {
        if (Double.isNaN(amount)) return "–";
        if (amount == 0 || Math.abs(amount) >= 0.005) return String.format(Locale.ROOT, "$%,.2f", amount);
        BigDecimal small = Math.abs(amount) < 0.0001 ? new BigDecimal(amount).setScale(10, RoundingMode.HALF_UP)
                : new BigDecimal(amount).round(new MathContext(3));
        return "$" + small.toPlainString();
    }
}
