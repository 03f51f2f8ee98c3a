package lab.exercise;

import lab.notebook.calls.Call;

/** A learner's rule: a number for each call. */
@FunctionalInterface
public interface Rule {

    double of(Call call);
}
