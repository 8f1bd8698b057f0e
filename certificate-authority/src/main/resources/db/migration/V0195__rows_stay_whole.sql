-- A certificate's row is a little over two kilobytes: kept in its page whole, without trying to compress what does not shrink.
alter table certificate set (toast_tuple_target = 4080);
