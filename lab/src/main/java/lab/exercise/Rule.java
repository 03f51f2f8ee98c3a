package lab.exercise;

import lab.notebook.Call;

/** A learner's rule: a number for each call. */
@FunctionalInterface
public interface Rule {

    double of(Call call);
}
