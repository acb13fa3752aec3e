package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trained network, not yet calibrated or tested.
///
/// @param trainer what goes on training it; an ensemble has none
/// @param heldOut the network's probability of rows that it had not learnt from, in training order:
///   validation rows, or all rows by the members of an ensemble that had not seen them
/// @param history of the network, or of the ensemble's member that counts most
/// @param bestEpoch the epoch of that history whose weights were kept, from 0
/// @param trainRows how many rows were trained on
/// @param validationRows how many rows were kept from training
/// @param facts what the model file is to tell of a single network
/// @param ensemble what the network is made of when it is a mean of several
record Fitted(
    Model model,
    Optional<Trainer> trainer,
    Optional<Scores> heldOut,
    History history,
    int bestEpoch,
    boolean diverged,
    int trainRows,
    int validationRows,
    Map<String, @Nullable Object> facts,
    Optional<Ensemble> ensemble) {}
