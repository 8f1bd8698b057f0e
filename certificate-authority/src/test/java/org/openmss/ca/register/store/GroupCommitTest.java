package org.openmss.ca.register.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitTest {
    private static final String FIRST = "first";
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> transactions = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstIsWritten = new CountDownLatch(1);
    private final CompletableFuture<Void> firstMayCommit = new CompletableFuture<>();

    @AfterEach
    void end() {
        firstMayCommit.complete(null);
        callers.close();
    }

    @Test
    void whoIsAloneIsWrittenAtOnce() {
        try (var commits = commits(items -> items.stream().map(_ -> true).toList())) {
            firstMayCommit.complete(null);

            boolean stands = commits.write(FIRST);

            assertThat(stands).isTrue();
            assertThat(transactions).containsExactly(List.of(FIRST));
        }
    }

    @Test
    void whatComesDuringATransactionMakesUpTheNextInTheOrderOfItsComing() throws Exception {
        try (var commits = commits(items -> items.stream().map(_ -> true).toList())) {
            var answers = whileTheFirstIsWritten(commits, List.of("a", "b", "c"));

            firstMayCommit.complete(null);

            assertThat(all(answers)).containsOnly(true);
            assertThat(transactions).containsExactly(List.of(FIRST), List.of("a", "b", "c"));
        }
    }

    @Test
    void nobodyIsAnsweredBeforeHisTransactionHasEnded() throws Exception {
        try (var commits = commits(items -> items.stream().map(_ -> true).toList())) {
            var answers = whileTheFirstIsWritten(commits, List.of("a"));

            assertThat(answers).noneMatch(Future::isDone);
            firstMayCommit.complete(null);

            assertThat(all(answers)).containsOnly(true);
        }
    }

    @Test
    void eachIsToldWhatBecameOfHisOwn() throws Exception {
        try (var commits = commits(
                items -> items.stream().map(item -> !item.startsWith("refused")).toList())) {
            var answers = whileTheFirstIsWritten(commits, List.of("a", "refused 1", "b", "refused 2"));

            firstMayCommit.complete(null);

            assertThat(all(answers)).containsExactly(true, true, false, true, false);
        }
    }

    @Test
    void whereOneCannotBeWrittenEachIsSentToWriteAloneAndLaterOnesStandTogetherAgain() throws Exception {
        try (var commits = commits(items -> {
            if (items.contains("bad")) {
                throw new IllegalStateException("the transaction was rolled back");
            }
            return items.stream().map(_ -> true).toList();
        })) {
            var answers = whileTheFirstIsWritten(commits, List.of("a", "bad", "b"));

            firstMayCommit.complete(null);

            assertThat(all(answers)).containsExactly(true, false, false, false);
            assertThat(commits.write("c")).isTrue();
        }
    }

    @Test
    void noTransactionHoldsMoreThanAHundred() throws Exception {
        try (var commits = commits(items -> items.stream().map(_ -> true).toList())) {
            var many = new ArrayList<String>();
            for (int i = 0; i < 150; i++) {
                many.add("item " + i);
            }
            var answers = whileTheFirstIsWritten(commits, many);

            firstMayCommit.complete(null);

            assertThat(all(answers)).containsOnly(true);
            assertThat(transactions).extracting(List::size).containsExactly(1, 100, 50);
        }
    }

    @Test
    void whoComesAfterTheEndWritesAloneAndWhatIsBeingWrittenStillStands() throws Exception {
        var commits = commits(items -> items.stream().map(_ -> true).toList());
        var answers = whileTheFirstIsWritten(commits, List.of());

        commits.close();
        boolean late = commits.write("late");
        firstMayCommit.complete(null);

        assertThat(late).isFalse();
        assertThat(all(answers)).containsExactly(true);
        assertThat(transactions).containsExactly(List.of(FIRST));
    }

    /** Its first transaction ends when the test says so. */
    private GroupCommit<String> commits(Function<List<String>, List<Boolean>> database) {
        return new GroupCommit<>("group-commit-test", items -> {
            transactions.add(items);
            if (items.contains(FIRST)) {
                firstIsWritten.countDown();
                firstMayCommit.join();
            }
            return database.apply(items);
        });
    }

    /** @return the answers to the first and to those that came one after the other while it was written */
    private List<Future<Boolean>> whileTheFirstIsWritten(GroupCommit<String> commits, List<String> items)
            throws InterruptedException {
        var answers = new ArrayList<Future<Boolean>>();
        answers.add(callers.submit(() -> commits.write(FIRST)));
        assertThat(firstIsWritten.await(10, TimeUnit.SECONDS)).isTrue();
        for (var item : items) {
            int before = commits.waiting();
            answers.add(callers.submit(() -> commits.write(item)));
            while (commits.waiting() == before) {
                Thread.onSpinWait();
            }
        }
        return answers;
    }

    private static List<Boolean> all(List<Future<Boolean>> answers) throws Exception {
        var all = new ArrayList<Boolean>();
        for (var answer : answers) {
            all.add(answer.get(10, TimeUnit.SECONDS));
        }
        return all;
    }
}
