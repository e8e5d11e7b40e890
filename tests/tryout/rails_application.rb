# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A Rails application whose sessions are in its cache, or kept by redis-rails:
#   ruby rails_application.rb cache_store|redis_store <folder>, see applications.sh
require "rails"
require "action_controller/railtie"
require "puma"

STORE, FOLDER = ARGV
SOCKET = "#{FOLDER}/redis.sock".freeze
require "redis-rails" if STORE == "redis_store"

class Tryout < Rails::Application
  config.root = FOLDER
  config.eager_load = false
  config.secret_key_base = "only tried out"
  config.logger = Logger.new($stderr, level: Logger::WARN)
  config.hosts.clear
  if STORE == "cache_store"
    config.cache_store = :redis_cache_store, { url: "unix://#{SOCKET}" }
    config.session_store :cache_store, key: "_tryout", expire_after: 3600
  else
    config.session_store :redis_store, servers: [{ path: SOCKET, namespace: "session" }], expire_after: 3600
  end
end

class SessionsController < ActionController::Base
  def log_in
    reset_session
    session[:user_id] = params[:username]
    tell_name
  end

  def tell_name
    render plain: session[:user_id] || "anonymous"
  end

  def slow
    name = session[:user_id] # which loads the session
    until_told(params[:until])
    render plain: name || "anonymous"
  end

  def slow_write
    slow
    session[:writes] = session.fetch(:writes, 0) + 1
  end

  private

  # The session is loaded by now; the answer has to wait.
  def until_told(name)
    File.write("#{FOLDER}/#{name}.loaded", "")
    sleep 0.01 until File.exist?("#{FOLDER}/#{name}.go")
  end
end

Tryout.initialize!
Rails.application.routes.draw do
  post "login", to: "sessions#log_in"
  get "me", to: "sessions#tell_name"
  get "slow", to: "sessions#slow"
  post "slow-write", to: "sessions#slow_write"
end

server = Puma::Server.new(Rails.application)
port = server.add_tcp_listener("127.0.0.1", 0).addr[1]
File.write("#{FOLDER}/port", "#{port}\n")
server.run.join
