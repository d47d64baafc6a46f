package cloister.redaction.evaluation;

/**
 * How well predictions and gold agree in one way of counting. Precision and recall may count different things (spans
 * that overlap: predictions on one side, gold spans on the other), hence two shares.
 *
 * @param precision predicted things that are right, of all predicted
 * @param recall gold things that were found, of all gold
 */
public record Agreement(Share precision, Share recall) {

    public double f1() {
        return f(1);
    }

    /** Recall weighs twice: a leak is worse than a word too many. */
    public double f2() {
        return f(2);
    }

    private double f(double beta) {
        double p = precision.value();
        double r = recall.value();
        double square = beta * beta;
        return p + r == 0 ? 0 : (1 + square) * p * r / (square * p + r);
    }
}
