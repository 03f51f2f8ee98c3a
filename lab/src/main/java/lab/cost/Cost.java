package lab.cost;

/**
 * What one variant costs at one memory size.
 *
 * @param lambda Lambda's part for {@link Assumptions#calls} calls
 * @param whole  the total bill for the same number of calls
 */
public record Cost(String variant, int memoryMb, MonthlyUsage usage, LambdaBill lambda, WholeBill whole) {

    /** {@code rust at 512 MB}. */
    public String name() {
        return variant + " at " + new MemorySize(memoryMb);
    }
}
