package lab.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a race will do, written down before it starts: rounds over all cells, the order within a round shuffled by the seed,
 * so that a drift of the machine hits every cell alike.
 *
 * @param cores     processors of the machine the plan was made for
 * @param timeScale length of the talk's stages, 1 = as in the talk; other loads ignore it
 * @param payload   what each request posts, {@code {}} for the function itself
 */
public record Plan(Profile profile, long seed, double cores, double timeScale, JsonNode payload, List<Cell> cells, List<Visit> visits) {

    /** @param sizes memory sizes in MB; {@code [0]} where memory sizes cannot be told apart */
    public static Plan of(Profile profile, List<String> variants, List<Integer> sizes, double cores, double timeScale,
            JsonNode payload, long seed) {
        Random random = new Random(seed);
        List<Cell> cells = new ArrayList<>();
        for (int memoryMb : sizes)
            for (String variant : variants) {
                if (profile.coldRounds() > 0) cells.add(new Cell(variant, memoryMb, Start.COLD));
                cells.add(new Cell(variant, memoryMb, Start.WARM));
            }
        List<Visit> visits = new ArrayList<>();
        profile.roundNumbers().forEach(round -> addRound(profile, round, cells, cores, random, visits));
        return new Plan(profile, seed, cores, timeScale, payload, List.copyOf(cells), List.copyOf(visits));
    }

    /** Does each successful call store something? All inputs do but {@code hello}. */
    public boolean stores() {
        return !payload.path("hello").asBoolean(false);
    }

    /** The visits that a cell needs before it is finished. */
    public List<Visit> visits(Cell cell) {
        return visits.stream().filter(visit -> visit.cells().contains(cell)).toList();
    }

    /** Seconds a visit will take, roughly: for the progress line only. */
    public double seconds(Visit visit) {
        return switch (visit.start()) {
            case COLD -> 0.6 + 0.25 / visit.cells().getFirst().vcpus();
            case WARM -> 1 + switch (profile.load()) {
                case PACED -> (visit.measured() + (visit.round() == 0 ? profile.warmUp() : profile.settleUp())) / (double) profile.rate();
                case TALK -> 300 * timeScale;
                case SATURATE -> 30 * timeScale;
            };
        };
    }

    public double totalSeconds() {
        return visits.stream().mapToDouble(this::seconds).sum();
    }

    private static void addRound(Profile profile, int round, List<Cell> cells, double cores, Random random, List<Visit> visits) {
        List<Visit> drawn = new ArrayList<>();
        if (round < profile.coldRounds())
            of(cells, Start.COLD).forEach(cell -> drawn.add(new Visit(0, round, Start.COLD, List.of(cell), 0)));
        warmLanes(profile, round, cells, cores).forEach(
                lane -> drawn.add(new Visit(0, round, Start.WARM, List.copyOf(lane), profile.measuredIn(round))));
        Collections.shuffle(drawn, random);
        for (Visit visit : drawn) visits.add(new Visit(visits.size(), round, visit.start(), visit.cells(), visit.measured()));
    }

    private static List<List<Cell>> warmLanes(Profile profile, int round, List<Cell> cells, double cores) {
        List<Cell> warm = of(cells, Start.WARM);
        if (profile.load() == Profile.Load.PACED) return lanesBySize(warm, cores);
        return round == 0 ? warm.stream().map(List::of).toList() : List.of();
    }

    /** Only cells of one size share a lane: then each of them has the same company. */
    private static List<List<Cell>> lanesBySize(List<Cell> warm, double cores) {
        return warm.stream().map(Cell::memoryMb).distinct()
                .flatMap(size -> Lanes.of(warm.stream().filter(cell -> cell.memoryMb() == size).toList(), cores).stream())
                .toList();
    }

    private static List<Cell> of(List<Cell> cells, Start start) {
        return cells.stream().filter(cell -> cell.start() == start).toList();
    }
}
