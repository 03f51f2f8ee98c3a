package lab.cost;

import java.math.BigDecimal;
import java.util.Locale;

/** An amount of money as people read it: {@code $1.05}, {@code $1,204.90}; below a cent in full digits. */
public record Usd(double amount) {

    @Override
    public String toString() {
        if (Double.isNaN(amount)) return "–";
        if (amount == 0 || Math.abs(amount) >= 0.005) return String.format(Locale.ROOT, "$%,.2f", amount);
        return "$" + new BigDecimal(amount).setScale(10, java.math.RoundingMode.HALF_UP).toPlainString();
    }
}
