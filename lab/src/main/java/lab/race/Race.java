package lab.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lab.load.K6;
import lab.platform.Platform;
import lab.run.folder.RunFolder;
import lab.run.folder.Staged;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.run.record.Reconcile;
import lab.run.record.Visit;
import lab.run.record.VisitRecord;
import lab.toolchain.Built;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/** Carries out a plan visit by visit. Everything that is finished stays finished, no matter how the process ends. */
public final class Race {

    private final Platform platform;
    private final K6 k6;
    private final RunFolder folder;
    private Plan plan;
    private final Map<String, Built> builds;
    private final Path scripts;
    private final RaceListener listener;
    private final Deadline deadline;
    private final Optional<OwnLoad> own;
    private final Set<Cell> deployed = new HashSet<>();

    /**
     * @param builds  the variants of the plan, by name
     * @param scripts the folder with the k6 scripts
     * @param own     what a user's own function is called with; empty for the contract's functions
     */
    public Race(Platform platform, K6 k6, RunFolder folder, Plan plan, Map<String, Built> builds, Path scripts,
            RaceListener listener, Deadline deadline, Optional<OwnLoad> own) {
        this.own = own;
        this.platform = platform;
        this.k6 = k6;
        this.folder = folder;
        this.plan = plan;
        this.builds = builds;
        this.scripts = scripts;
        this.listener = listener;
        this.deadline = deadline;
    }

    /**
     * Runs the visits that are not finished yet and closes each cell after its last one. When the time is up, the visit
     * that is running is dropped and the plan is cut to what was done.
     *
     * @return the counts of the whole run, those of earlier sessions included
     */
    public Reconcile run() throws IOException, InterruptedException {
        Map<Visit, VisitRecord> done = new TreeMap<>(Comparator.comparingInt(Visit::number));
        for (Visit visit : plan.visits())
            if (folder.hasVisit(visit.label())) done.put(visit, read(visit));
        listener.planned(folder.path(), plan, plan.visits().size() - done.size());
        deploy(done);
        VisitRun runner = new VisitRun(platform, k6, plan, scripts, done.isEmpty() ? "" : "@" + done.size(),
                own);
        for (Visit visit : plan.visits()) {
            if (!done.containsKey(visit)) {
                Optional<VisitRecord> record = carryOut(runner, visit);
                if (record.isEmpty()) break;
                done.put(visit, record.get());
            }
            closeCells(visit, done);
        }
        if (!done.keySet().containsAll(plan.visits())) cut(done);
        Reconcile reconcile = Reconcile.of(done.values());
        folder.write(RunFolder.RECONCILE, Json.MAPPER.writeValueAsString(reconcile));
        folder.dropRawVisits();
        return reconcile;
    }

    private void deploy(Map<Visit, VisitRecord> done) {
        for (Cell cell : plan.cells())
            if (!done.keySet().containsAll(plan.visits(cell)) && deployed.add(cell))
                platform.deploy(cell.name(), builds.get(cell.variant()), cell.deployedMb(), concurrency());
    }

    /**
     * One environment a cell, so that a call never waits behind a new environment; the other loads take what they get.
     */
    private int concurrency() {
        return plan.profile().load() == Profile.Load.PACED ? 1 : 10;
    }

    /** The plan as far as it was carried out. */
    public Plan carriedOut() {
        return plan;
    }

    private void cut(Map<Visit, VisitRecord> done) throws IOException {
        if (done.isEmpty())
            throw new Problem("The race has no results, because its first turn didn't end within " + deadline.words()
                    + ".",
                    "Race fewer variants, give them more memory, or raise --seconds if it is below its maximum.");
        plan = plan.cutTo(List.copyOf(done.keySet()), deadline.words());
        for (Visit visit : plan.visits()) closeCells(visit, done);
    }

    /** @return empty if there was no time for it */
    private Optional<VisitRecord> carryOut(VisitRun runner, Visit visit) throws InterruptedException {
        if (!deadline.leaves(plan.seconds(visit))) return Optional.empty();
        listener.visitStarted(visit, plan.seconds(visit));
        try (Staged staged = folder.stageVisit(visit.label())) {
            Optional<VisitRecord> record = deadline.within(() -> runner.run(visit, staged.path()));
            if (record.isEmpty()) return record;
            staged.commit();
            listener.visitFinished(visit, record.get().seconds());
            return record;
        } catch (IOException e) {
            throw new Problem("Cannot write into " + folder.path() + ": " + e.getMessage() + ".",
                    "Free some disk space or fix the permissions, then continue with --resume "
                            + folder.path() + ".",
                    e);
        }
    }

    /** Makes the cell of its visits, or, if it was made before and there are more of them now, of itself and those. */
    private void closeCells(Visit visit, Map<Visit, VisitRecord> done) throws IOException {
        for (Cell cell : visit.cells()) {
            List<Visit> visits = plan.visits(cell);
            if (!done.keySet().containsAll(visits)) continue;
            List<String> labels = visits.stream().map(Visit::label).toList();
            List<String> missing = new ArrayList<>(labels);
            missing.removeAll(assembled(cell, labels));
            if (missing.isEmpty()) continue;
            CellRecord record = CellRecord.of(cell, plan, visits.stream().map(done::get).toList());
            folder.assembleCell(cell.name(), missing, Json.MAPPER.writeValueAsString(record));
            listener.cellFinished(record);
        }
    }

    private List<String> assembled(Cell cell, List<String> all) throws IOException {
        if (!folder.hasCell(cell.name())) return List.of();
        List<String> visits = Json.MAPPER.readValue(
                Files.readString(folder.cell(cell.name()).resolve(RunFolder.CELL)), CellRecord.class).visits();
        return visits == null ? all : visits;
    }

    /** The options that the warm environments of this session really run with, one of each variant and size. */
    public Map<String, List<Map<String, String>>> processes() {
        Map<String, List<Map<String, String>>> found = new TreeMap<>();
        for (Cell cell : plan.cells())
            if (cell.start() == Kind.WARM && deployed.contains(cell))
                found.put(cell.name(), new ArrayList<>(platform.host().processes(cell.name())));
        return found;
    }

    private VisitRecord read(Visit visit) throws IOException {
        return Json.MAPPER.readValue(Files.readString(folder.visit(visit.label()).resolve(RunFolder.VISIT)),
                VisitRecord.class);
    }
}
