package dev.litmus.nn.ops;

/// An object of which a thread changes fields again and again while others do the same in its
/// neighbours: the room before its own fields keeps those of two objects off a common line of a
/// cache, which would travel between the processors' cores at every change.
abstract class Apart {
  long room0;
  long room1;
  long room2;
  long room3;
  long room4;
  long room5;
  long room6;
  long room7;
  long room8;
  long room9;
  long room10;
  long room11;
  long room12;
  long room13;
  long room14;
  long room15;
}
