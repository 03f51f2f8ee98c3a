package lab.exercise;

import java.util.List;

/** What a check gets from a cell: first the learner's answer, then what the notebook measured. */
public record Answer(List<Object> values) {

    static final Object NOTHING = new Object();
    /** A likely reason if a division results in 0. */
    static final String WHOLE_NUMBERS = "If you divide two whole numbers, Java drops the fraction. Put (double) before "
            + "one of them.";

    private static final String CHANGE = "Change it in the cell with the TODO.";

    /** An answer of the wrong kind; the message says which kind is wanted. */
    static final class Unfit extends RuntimeException {
        Unfit(String message) {
            super(message);
        }
    }

    /** Nothing was filled in: null, NaN, 0, an empty text or an empty collection. */
    boolean empty() {
        if (values.isEmpty()) return true;
        Object first = values.getFirst();
        return first == NOTHING
                || first instanceof Number number && (number.doubleValue() == 0 || Double.isNaN(number.doubleValue()))
                || first instanceof CharSequence text && text.toString().isBlank()
                || first instanceof java.util.Collection<?> all && all.isEmpty()
                || first instanceof java.util.Map<?, ?> map && map.isEmpty()
                || first instanceof double[] numbers && numbers.length == 0;
    }

    boolean zero() {
        return values.getFirst() instanceof Number number && number.doubleValue() == 0;
    }

    /** The answer as a number. */
    public double number() {
        if (values.getFirst() instanceof Number number) return number.doubleValue();
        throw new Unfit("The answer should be a number, but it is " + kind(values.getFirst()) + ". " + CHANGE);
    }

    /** The answer as text, trimmed. */
    public String text() {
        if (values.getFirst() instanceof CharSequence text) return text.toString().strip();
        throw new Unfit("The answer should be a text in quotes, but it is " + kind(values.getFirst()) + ". " + CHANGE);
    }

    /** An argument after the answer in the cell of the check; place 1 is the first one. */
    public <T> T given(int place, Class<T> type) {
        if (place < values.size() && type.isInstance(values.get(place))) return type.cast(values.get(place));
        throw new Unfit(
                "This check needs the results of the cells above. Run those cells in order, and then run this cell "
                        + "again.");
    }

    /** The answer itself as a value of this type. */
    public <T> T as(Class<T> type) {
        if (type.isInstance(values.getFirst())) return type.cast(values.getFirst());
        throw new Unfit(
                "The answer should be of type " + type.getSimpleName() + ", but it is " + kind(values.getFirst())
                        + ". " + CHANGE);
    }

    private static String kind(Object value) {
        return value == NOTHING ? "nothing" : "of type " + value.getClass().getSimpleName();
    }
}
