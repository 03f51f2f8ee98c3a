package lab.exercise;

/** A learner's judgement of a function's answer. */
@FunctionalInterface
public interface Judge {

    boolean accepts(String answer) throws Exception;
}
