package lab.run.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * What a race will do, written down before it starts. It consists of rounds over all cells. The seed shuffles the order
 * within each round, so that a drift of the machine affects every cell alike.
 *
 * @param cores     processors of the machine that the plan was made for; 0 if the functions run elsewhere
 * @param timeScale length of the talk's stages, 1 = as in the talk; other loads ignore it
 * @param payload   what each request posts, {@code {}} for the function itself
 * @param compiling variants whose code is compiled while they answer; on this machine, their cells don't share a lane
 *                  with the others; empty in runs that did not distinguish them
 * @param own       what is special about the calls of a user's own function; null if the contract's functions race
 * @param cut       says that the race ended before everything was done, and why; null if the plan was carried out as
 *                  written
 */
public record Plan(Profile profile, long seed, double cores, double timeScale, JsonNode payload, List<Cell> cells,
        List<Visit> visits, @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> compiling,
        @JsonInclude(JsonInclude.Include.NON_NULL) OwnCalls own, String cut) {

    public Plan {
        // In order, so that a plan that was read is written as it stood in its file.
        compiling = compiling == null ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(compiling));
    }

    /**
     * How many calls at once may follow a forced cold start on AWS. They show environments that start from a snapshot
     * that was used before. New accounts run 10 environments at once.
     */
    public static final int BURST = 5;

    /** @param sizes memory sizes in MB; {@code [0]} if every memory size would give the same result */
    public static Plan of(Profile profile, List<String> variants, List<Integer> sizes, double cores, double timeScale,
            JsonNode payload, long seed) {
        return of(profile, List.of(new Heat(variants, sizes)), Set.of(), cores, timeScale, payload, seed);
    }

    /**
     * The same for variants that race at different sizes. {@code compiling} contains the variants whose code is
     * compiled while they answer. If two heats have the same variant at the same size, the plan has one cell for it.
     */
    public static Plan of(Profile profile, List<Heat> heats, Set<String> compiling, double cores, double timeScale,
            JsonNode payload, long seed) {
        Random random = new Random(seed);
        Set<Cell> cells = new LinkedHashSet<>();
        for (Heat heat : heats)
            for (int memoryMb : heat.memoryMb())
                for (String variant : heat.variants()) {
                    if (profile.coldRounds() > 0 && !profile.fresh()) cells.add(new Cell(variant, memoryMb, Kind.COLD));
                    cells.add(new Cell(variant, memoryMb, Kind.WARM));
                }
        List<Visit> visits = new ArrayList<>();
        Lanes lanes = new Lanes(cores, compiling);
        List<Cell> all = List.copyOf(cells);
        profile.roundNumbers().forEach(round -> addRound(profile, round, all, lanes, random, visits));
        return new Plan(profile, seed, cores, timeScale, payload, all, List.copyOf(visits),
                compiling, null, null);
    }

    /** The same for a user's own function. */
    public Plan of(OwnCalls calls) {
        return new Plan(profile, seed, cores, timeScale, payload, cells, visits, compiling, calls, cut);
    }

    /** Calls per second and environment of the paced load. */
    public double rate() {
        return own == null ? profile.rate() : own.rate();
    }

    /** Do the functions run on other machines? Then the lab can't measure how busy those machines are. */
    public boolean elsewhere() {
        return cores == 0;
    }

    /**
     * Does each successful call store something? All inputs except {@code hello} do. A user's own function need not.
     */
    public boolean stores() {
        return own == null && !hello();
    }

    /** Do the functions only say hello? */
    public boolean hello() {
        return payload.path("hello").asBoolean(false);
    }

    /**
     * The same plan with more environments, in additional rounds after the planned rounds.
     *
     * @throws Problem if the rounds of this plan have no environments of their own
     */
    public Plan extended(int environments) {
        if (!profile.fresh())
            throw new Problem("The profile " + profile.name() + " uses the same environments in all rounds, so you "
                    + "can't add any.",
                    "Start a new race with a profile that uses new environments in each round: quick, full, or "
                            + "learner.");
        Profile longer = profile.extended(environments);
        Random random = new Random(seed + visits.size());
        List<Visit> more = new ArrayList<>(visits);
        Lanes lanes = new Lanes(cores, compiling);
        for (int round = profile.rounds(); round < longer.rounds(); round++)
            addRound(longer, round, cells, lanes, random, more);
        return new Plan(longer, seed, cores, timeScale, payload, cells, List.copyOf(more), compiling, own, cut);
    }

    /** The part of the plan that was carried out within {@code time}, without cells that were never called. */
    public Plan cutTo(List<Visit> done, String time) {
        List<Cell> met =
                cells.stream().filter(cell -> done.stream().anyMatch(visit -> visit.cells().contains(cell))).toList();
        return new Plan(profile, seed, cores, timeScale, payload, met, done, compiling, own,
                ("The time was up after %s. The race measured %d of %d "
                        + "turns.").formatted(time, done.size(), visits.size()));
    }

    /** The visits that a cell needs before it is finished. */
    public List<Visit> visits(Cell cell) {
        return visits.stream().filter(visit -> visit.cells().contains(cell)).toList();
    }

    /** Roughly how many seconds a visit will take. Only the progress line shows this estimate. */
    public double seconds(Visit visit) {
        return switch (visit.start()) {
            case COLD -> coldSeconds(visit);
            case WARM -> (profile.fresh() ? coldSeconds(visit) : 1) + switch (profile.load()) {
                case PACED -> (visit.measured() + unmeasured(visit)) / rate();
                case TALK -> 300 * timeScale;
                case SATURATE -> 30 * timeScale;
            };
        };
    }

    private double coldSeconds(Visit visit) {
        return visit.cells().stream().mapToDouble(cell -> elsewhere() ? 30 : 0.3 + 0.25 / cell.vcpus()).sum() + 0.3;
    }

    /**
     * The largest number of calls in a paced visit before its later calls begin. On other machines, each visit may use
     * new environments.
     */
    public int unmeasured(Visit visit) {
        return visit.round() == 0 || profile.fresh() || elsewhere() ? profile.warmUp() : profile.settleUp();
    }

    public double totalSeconds() {
        return visits.stream().mapToDouble(this::seconds).sum();
    }

    private static void addRound(Profile profile, int round, List<Cell> cells, Lanes lanes, Random random,
            List<Visit> visits) {
        List<Visit> drawn = new ArrayList<>();
        if (profile.fresh()) drawFresh(profile, round, cells, lanes, random, drawn);
        else drawKept(profile, round, cells, lanes, drawn);
        Collections.shuffle(drawn, random);
        for (Visit visit : drawn)
            visits.add(new Visit(visits.size(), round, visit.start(), visit.cells(), visit.measured()));
    }

    /** Who runs beside whom is drawn anew each round: then a neighbour's influence is scatter, and no variant's. */
    private static void drawFresh(Profile profile, int round, List<Cell> cells, Lanes lanes, Random random,
            List<Visit> drawn) {
        List<Cell> order = new ArrayList<>(cells);
        Collections.shuffle(order, random);
        boolean calls = round < profile.rounds();
        for (List<Cell> lane : lanes.of(order))
            drawn.add(new Visit(0, round, calls ? Kind.WARM : Kind.COLD, List.copyOf(lane),
                    calls ? profile.measuredIn(round) : 0));
    }

    private static void drawKept(Profile profile, int round, List<Cell> cells, Lanes lanes, List<Visit> drawn) {
        if (round < profile.coldRounds())
            coldTurns(of(cells, Kind.COLD), lanes).forEach(turn -> drawn.add(new Visit(0, round, Kind.COLD, turn, 0)));
        warmLanes(profile, round, cells, lanes).forEach(
                lane -> drawn.add(new Visit(0, round, Kind.WARM, List.copyOf(lane), profile.measuredIn(round))));
    }

    /**
     * Here each has the machine for itself; elsewhere they only share the wait for their logs, and k6 still calls one
     * after another.
     */
    private static List<List<Cell>> coldTurns(List<Cell> cold, Lanes lanes) {
        return lanes.cores() > 0 ? cold.stream().map(List::of).toList() : lanes.of(cold);
    }

    private static List<List<Cell>> warmLanes(Profile profile, int round, List<Cell> cells, Lanes lanes) {
        List<Cell> warm = of(cells, Kind.WARM);
        if (profile.load() == Profile.Load.PACED) return lanes.of(warm);
        return round == 0 ? warm.stream().map(List::of).toList() : List.of();
    }

    private static List<Cell> of(List<Cell> cells, Kind start) {
        return cells.stream().filter(cell -> cell.start() == start).toList();
    }
}
